import { html } from "lit";

/** A small choice of what people answer with; any other emoji that somebody used can be joined by a click. */
const EMOJI = [
  ["👍", "thumbs up"],
  ["❤️", "heart"],
  ["😂", "laughing"],
  ["🎉", "party"],
  ["😮", "surprised"],
  ["😢", "sad"],
  ["🙏", "thanks"],
  ["👀", "looking"],
  ["🔥", "fire"],
  ["✅", "done"],
  ["👏", "applause"],
  ["🤔", "thinking"],
  ["🚀", "rocket"],
  ["💯", "hundred"],
  ["👋", "hello"],
  ["☕", "coffee"],
  ["🌞", "sun"],
  ["👎", "thumbs down"],
];

/** @param {(emoji: string) => void} choose */
export function emojiPalette(choose) {
  return html`<div class="palette" role="group" aria-label="Reactions">
    ${EMOJI.map(
      ([emoji = "", name = ""]) =>
        html`<button type="button" aria-label=${name} title=${name} @click=${() => choose(emoji)}>${emoji}</button>`,
    )}
  </div>`;
}
