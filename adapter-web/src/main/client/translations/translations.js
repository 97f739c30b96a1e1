/** Every word that people read comes from here, in the language that they chose. */
import { en } from "./en.js";

/** @typedef {keyof typeof en} TextKey */
/** @typedef {Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} Plural */
/** @typedef {{[K in TextKey]: (typeof en)[K] extends string ? string : Plural}} Translations */
/** @typedef {Record<string, string | number>} Given */

/** Each names itself, so that those who can't read the others find it. */
export const LANGUAGES = /** @type {const} */ ({ en: "English", de: "Deutsch" });

/** @typedef {keyof typeof LANGUAGES} Language */

/** @type {Record<Language, () => Promise<Translations>>} */
const FILES = {
  en: async () => en,
  de: async () => (await import("./de.js")).de,
};

const PLACE = /\{(\w+)\}/;

/** @type {Translations} */
let texts = en;
/** @type {Language} */
let spoken = "en";
let locale = "en";
/** @type {Set<() => void>} */
const hearers = new Set();
/** @type {Map<string, object>} what Intl makes is dear to make */
const made = new Map();

/**
 * Changes the language. What is on the page already is drawn anew.
 *
 * @param {readonly string[]} wanted as browsers name languages, the dearest first
 */
export async function speak(wanted) {
  let language = wanted.map(languageOf).find((one) => one !== undefined) ?? "en";
  try {
    texts = await FILES[language]();
  } catch {
    // Better in English than not at all.
    language = "en";
    texts = en;
  }
  spoken = language;
  // Somebody's own variant of the language knows better how they write dates.
  locale = wanted.find((one) => languageOf(one) === language) ?? language;
  made.clear();
  for (const hear of hearers) hear();
}

export function language() {
  return spoken;
}

/**
 * @param {() => void} hear
 * @returns {() => void} ends it
 */
export function onLanguage(hear) {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}

/**
 * @param {TextKey} word
 * @param {Given} [given] what stands at its places; `count` chooses between one and many
 * @returns {string}
 */
export function say(word, given = {}) {
  return sayWith(word, given).join("");
}

/**
 * The same in pieces, for places at which an element is to stand.
 *
 * @template T
 * @param {TextKey} word
 * @param {Record<string, T | string | number>} given
 * @returns {(T | string)[]}
 */
export function sayWith(word, given) {
  return formOf(word, given.count)
    .split(PLACE)
    .map((piece, at) => (at % 2 === 0 ? piece : shown(given[piece])));
}

/**
 * @param {TextKey} word
 * @param {unknown} count
 */
function formOf(word, count) {
  const found = texts[word];
  if (typeof found === "string") return found;
  const rule = intl("plural", () => new Intl.PluralRules(locale)).select(Number(count));
  return found[rule] ?? found.other;
}

/**
 * @template T
 * @param {T | string | number | undefined} value
 * @returns {T | string}
 */
function shown(value) {
  return typeof value === "number" ? number(value) : (value ?? "");
}

/** @param {number} value */
export function number(value) {
  return intl("number", () => new Intl.NumberFormat(locale)).format(value);
}

/** @param {readonly string[]} items */
export function list(items) {
  return intl("list", () => new Intl.ListFormat(locale)).format(items);
}

/**
 * @param {Date} at
 * @param {Intl.DateTimeFormatOptions} options
 */
export function date(at, options) {
  return intl(JSON.stringify(options), () => new Intl.DateTimeFormat(locale, options)).format(at);
}

/**
 * @template {object} T
 * @param {string} key
 * @param {() => T} make
 */
function intl(key, make) {
  const known = /** @type {T | undefined} */ (made.get(key));
  const one = known ?? make();
  if (!known) made.set(key, one);
  return one;
}

/**
 * @param {string} tag such as de-AT
 * @returns {Language | undefined}
 */
function languageOf(tag) {
  const base = tag.toLowerCase().split("-")[0] ?? "";
  return base in LANGUAGES ? /** @type {Language} */ (base) : undefined;
}
