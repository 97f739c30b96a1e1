import { LANGUAGES, language, speak } from "../../translations/translations.js";

/** @import { Language } from "../../translations/translations.js" */

const KEY = "folkmoot.language";

/** @returns {Language | undefined} what was chosen at this browser, unless its own languages are to decide */
export function chosenLanguage() {
  try {
    const kept = window.localStorage.getItem(KEY) ?? "";
    return kept in LANGUAGES ? /** @type {Language} */ (kept) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} chosen empty for the browser's own */
export async function chooseLanguage(chosen) {
  try {
    if (chosen === "") window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, chosen);
  } catch {
    // Then it holds until the page is left.
  }
  await speakAs(chosen);
}

/** Has the page speak as somebody wants it. */
export async function speakAs(chosen = chosenLanguage() ?? "") {
  await speak([chosen, ...navigator.languages]);
  document.documentElement.lang = language();
}
