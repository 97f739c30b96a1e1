/** @import { TextKey } from "../../translations/translations.js" */

const KEY = "folkmoot.appearance";

/**
 * What somebody may choose of how the page looks, and by which words. The first of each is what holds unless something
 * else is chosen; an attribute of the root tells the style sheet.
 *
 * @type {Record<"theme" | "density" | "contrast" | "accent", [string, TextKey][]>}
 */
export const APPEARANCES = {
  theme: [
    ["", "appearance.themeSystem"],
    ["light", "appearance.light"],
    ["dark", "appearance.dark"],
  ],
  density: [
    ["", "appearance.comfortable"],
    ["compact", "appearance.compact"],
  ],
  contrast: [
    ["", "appearance.contrastSystem"],
    ["more", "appearance.contrastMore"],
    ["normal", "appearance.contrastNormal"],
  ],
  accent: [
    ["", "appearance.ember"],
    ["barley", "appearance.barley"],
    ["moss", "appearance.moss"],
    ["fjord", "appearance.fjord"],
    ["heather", "appearance.heather"],
    ["slate", "appearance.slate"],
  ],
};

/** @typedef {keyof typeof APPEARANCES} AppearanceKind */

/** @type {Record<AppearanceKind, TextKey>} */
export const APPEARANCE_TITLES = {
  theme: "appearance.theme",
  density: "appearance.density",
  contrast: "appearance.contrast",
  accent: "appearance.accent",
};

const KINDS = /** @type {AppearanceKind[]} */ (Object.keys(APPEARANCES));

/**
 * What was chosen at this browser: for each kind a word that is one of its own.
 *
 * @param {string | null} kept
 * @returns {Partial<Record<AppearanceKind, string>>}
 */
export function appearanceOf(kept) {
  /** @type {unknown} */
  let read;
  try {
    read = JSON.parse(kept ?? "{}");
  } catch {
    return {};
  }
  const words = /** @type {Record<string, unknown>} */ (typeof read === "object" && read !== null ? read : {});
  return Object.fromEntries(
    KINDS.filter((kind) => APPEARANCES[kind].some(([word]) => word !== "" && word === words[kind])).map((kind) => [
      kind,
      String(words[kind]),
    ]),
  );
}

export function chosenAppearance() {
  try {
    return appearanceOf(window.localStorage.getItem(KEY));
  } catch {
    return {};
  }
}

/**
 * @param {AppearanceKind} kind
 * @param {string} word
 */
export function chooseAppearance(kind, word) {
  const chosen = { ...chosenAppearance(), [kind]: word };
  try {
    window.localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // Then it holds until the page is left.
  }
  showAppearance(chosen);
}

/** Has the page look as somebody wants it. */
export function showAppearance(chosen = chosenAppearance()) {
  const { dataset } = document.documentElement;
  for (const kind of KINDS) {
    const word = chosen[kind];
    if (word) dataset[kind] = word;
    else delete dataset[kind];
  }
}
