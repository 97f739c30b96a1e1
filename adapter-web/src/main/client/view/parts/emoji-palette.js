import { html } from "lit";
import { say } from "../../translations/translations.js";

/** @import { TextKey } from "../../translations/translations.js" */

/** A small choice of what people answer with; any other emoji that somebody used can be joined by a click. */
/** @type {[string, TextKey][]} */
const EMOJI = [
  ["👍", "emoji.thumbsUp"],
  ["❤️", "emoji.heart"],
  ["😂", "emoji.laughing"],
  ["🎉", "emoji.party"],
  ["😮", "emoji.surprised"],
  ["😢", "emoji.sad"],
  ["🙏", "emoji.thanks"],
  ["👀", "emoji.looking"],
  ["🔥", "emoji.fire"],
  ["✅", "emoji.done"],
  ["👏", "emoji.applause"],
  ["🤔", "emoji.thinking"],
  ["🚀", "emoji.rocket"],
  ["💯", "emoji.hundred"],
  ["👋", "emoji.hello"],
  ["☕", "emoji.coffee"],
  ["🌞", "emoji.sun"],
  ["👎", "emoji.thumbsDown"],
];

/** @param {(emoji: string) => void} choose */
export function emojiPalette(choose) {
  return html`<div class="palette" role="group" aria-label=${say("reactions")}>
    ${EMOJI.map(
      ([emoji, name]) =>
        html`<button type="button" aria-label=${say(name)} title=${say(name)}
          @click=${() => choose(emoji)}>${emoji}</button>`,
    )}
  </div>`;
}
