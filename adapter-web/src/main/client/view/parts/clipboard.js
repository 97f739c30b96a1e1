import { toast } from "./toasts.js";
import { say } from "../../translations/translations.js";

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is in the clipboard now
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByHand(text);
  }
}

/** @param {string} path of this page */
export async function copyLink(path) {
  const link = new URL(path, window.location.href).href;
  toast((await copied(link)) ? say("clipboard.copied") : say("clipboard.refused", { link }));
}

/**
 * Without TLS browsers give pages no clipboard, but still copy what is selected.
 *
 * @param {string} text
 */
function copiedByHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  const before = document.activeElement;
  // What is outside of an open dialog can't be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
