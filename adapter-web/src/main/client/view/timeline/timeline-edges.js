import { html } from "lit";
import { ICONS } from "../parts/icons.js";
import { titleOf } from "../rooms/room-title.js";
import { say, sayWith } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { Message } from "../../state/wire.js" */

/**
 * What stands above the first message that is on the page.
 *
 * @param {Chat} chat
 * @param {Room} room
 * @param {number} heldBefore how many are held and not on the page
 */
export function top(chat, room, heldBefore) {
  if (room.log.hasBefore || heldBefore > 0) return edge("older", chat, room);
  const name = html`<strong>${titleOf(room.view, chat.me.id)}</strong>`;
  return html`<p class="beginning">${sayWith("timeline.begins", { name })}</p>`;
}

/**
 * Where what is held ends and the room doesn't.
 *
 * @param {"older" | "newer"} side
 * @param {Chat} chat
 * @param {Room} room
 */
export function edge(side, chat, room) {
  const { problem } = room.log.reading(side);
  const reading = say(side === "older" ? "timeline.readingOlder" : "timeline.readingNewer");
  if (!problem) return html`<p class="beginning hint">${reading}</p>`;
  return html`<p class="beginning">${refusalOf(problem)}
    <button type="button" class="link" @click=${() => room.log[side]()}>${say("tryAgain")}</button></p>`;
}

/**
 * What stands there until something is held.
 *
 * @param {Chat} chat
 * @param {Room} room
 * @param {number | undefined} seq of the message that is to be shown
 */
export function notYet(chat, room, seq) {
  const first = seq === undefined ? "newest" : "around";
  const { problem } = room.mustReread ? chat.reader.reading("anew", room) : room.log.reading(first);
  if (!problem) return html`<p class="beginning hint">${say("timeline.reading")}</p>`;
  const again = () => (room.mustReread ? chat.reader.anew(room) : chat.reader.open(room, seq));
  return html`<p class="beginning" role="alert">${refusalOf(problem)}
    <button type="button" class="link" @click=${again}>${say("tryAgain")}</button></p>`;
}

/**
 * Leads to the newest, and says how many have come since somebody left it.
 *
 * @param {Chat} chat
 * @param {Room} room
 * @param {number} leftAtSeq
 * @param {() => void} go
 */
export function pill(chat, room, leftAtSeq, go) {
  if (room.log.hasAfter)
    return html`<button type="button" class="pill jump" @click=${go}>
      ${say("timeline.toPresent")} ${ICONS.down}
    </button>`;
  const count = newsIn(chat, room).filter((message) => message.seq > leftAtSeq).length;
  const text = count === 0 ? say("timeline.newest") : say("timeline.countNew", { count });
  return html`<button type="button" class="pill ${count > 0 ? "fresh" : ""}"
    @click=${go}>${text} ${ICONS.down}</button>`;
}

/**
 * What others have said whom I want to hear.
 *
 * @param {Chat} chat
 * @param {Room} room
 * @returns {Message[]}
 */
export function newsIn(chat, room) {
  return room.log.messages.filter(
    ({ kind, sender }) => kind !== "system" && sender.id !== chat.me.id && !chat.blocks.has(sender.username),
  );
}
