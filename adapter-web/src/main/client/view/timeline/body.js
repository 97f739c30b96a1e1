import { html } from "lit";
import { partsOf } from "../../state/timeline/text-parts.js";

/** @import { Part } from "../../state/timeline/text-parts.js" */

const ONLY_EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\s)+$/u;
const ONLY_EMOJI_LENGTH_MAX = 12;

/**
 * A body as people read it. Everything reaches the page as text.
 *
 * @param {string} text
 * @param {readonly string[]} mentions
 * @param {string} me my username
 */
export function body(text, mentions, me) {
  const large = text.length <= ONLY_EMOJI_LENGTH_MAX && ONLY_EMOJI.test(text);
  const parts = partsOf(text, mentions).map((part) => shown(part, me));
  return html`<div class="body ${large ? "large" : ""}" dir="auto">${parts}</div>`;
}

/**
 * @param {Part} part
 * @param {string} me
 */
function shown({ kind, text }, me) {
  switch (kind) {
    case "link":
      return html`<a href=${text} target="_blank" rel="noopener noreferrer">${text}</a>`;
    case "code":
      return html`<code>${text}</code>`;
    case "mention": {
      const mine = text.slice(1).toLowerCase() === me.toLowerCase();
      return html`<span class="mention ${mine ? "me" : ""}">${text}</span>`;
    }
    default:
      return text;
  }
}
