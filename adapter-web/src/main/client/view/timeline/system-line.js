import { html } from "lit";
import { sentenceOf } from "../../state/timeline/system-event.js";
import { timeOf } from "../parts/times.js";

/** @import { Message } from "../../state/wire.js" */

/**
 * What happened in the room, as a quiet line.
 *
 * @param {Message} message
 */
export function systemLine(message) {
  return html`<p class="system-line">
    <span>${sentenceOf(message)}</span> <time datetime=${message.createdAt}>${timeOf(message.createdAt)}</time>
  </p>`;
}
