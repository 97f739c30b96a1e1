import { html } from "lit";
import { titleOf } from "../rooms/room-title.js";

/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */

/**
 * What stands above the first message that is held.
 *
 * @param {Chat} chat
 * @param {Room} room
 */
export function top(chat, room) {
  if (room.log.hasBefore) return edge("older", chat, room);
  return html`<p class="beginning">This is where <strong>${titleOf(room.view, chat.me.id)}</strong> begins.</p>`;
}

/**
 * Where what is held ends and the room doesn't.
 *
 * @param {"older" | "newer"} side
 * @param {Chat} chat
 * @param {Room} room
 */
export function edge(side, chat, room) {
  const { problem } = chat.reader.reading(side, room);
  if (!problem) return html`<p class="beginning hint">Reading ${side} messages…</p>`;
  return html`<p class="beginning">${problem.detail}
    <button type="button" class="link" @click=${() => chat.reader[side](room)}>Try again</button></p>`;
}

/**
 * What stands there until something is held.
 *
 * @param {Chat} chat
 * @param {Room} room
 * @param {number | undefined} seq of the message that is to be shown
 */
export function notYet(chat, room, seq) {
  const first = seq === undefined ? "messages" : "around";
  const { problem } = chat.reader.reading(room.mustReread ? "anew" : first, room);
  if (!problem) return html`<p class="beginning hint">Reading the messages…</p>`;
  const read = () => (seq === undefined ? chat.reader.open(room) : chat.reader.at(room, seq));
  const again = () => (room.mustReread ? chat.reader.anew(room) : read());
  return html`<p class="beginning" role="alert">${problem.detail}
    <button type="button" class="link" @click=${again}>Try again</button></p>`;
}
