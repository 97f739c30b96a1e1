import { html, nothing } from "lit";
import { avatar } from "../parts/avatar.js";
import { ICONS } from "../parts/icons.js";
import { unblock } from "../people/person-actions.js";
import { presenceText } from "../people/presence-text.js";
import { tryTo } from "../parts/toasts.js";
import { list, say } from "../../translations/translations.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { RoomInfo, UserRef } from "../../state/wire.js" */

/**
 * Whom a direct room is with.
 *
 * @param {RoomInfo} room
 * @param {string} me my user id
 * @returns {UserRef[]}
 */
export function othersIn(room, me) {
  return (room.members ?? []).filter((user) => user.id !== me);
}

/**
 * How somebody is, and since when they are not here.
 *
 * @param {Chat} chat
 * @param {UserRef} user
 */
export function presenceOf(chat, user) {
  const { state, since } = chat.presence.standing(user);
  return presenceText(state, since);
}

/**
 * What stands before the name of a direct room: who it is with, and whether they are here.
 *
 * @param {Chat} chat
 * @param {Room} room
 */
export function faceOf(chat, { view }) {
  const others = othersIn(view, chat.me.id);
  const [only] = others;
  if (!only) return html`<span class="face plain" aria-hidden="true">${ICONS.note}</span>`;
  if (others.length > 1) return html`<span class="face plain" aria-hidden="true">${others.length}</span>`;
  const { state } = chat.presence.standing(only);
  return html`<span class="face with-presence">
    ${avatar(only, "small")}<span class="presence ${state}" title=${presenceOf(chat, only)}></span>
  </span>`;
}

/**
 * The line under the name of a direct room.
 *
 * @param {Chat} chat
 * @param {RoomInfo} room
 */
export function directLine(chat, room) {
  const others = othersIn(room, chat.me.id);
  const [only] = others;
  if (!only) return say("direct.onlyYou");
  if (others.length === 1) return `@${only.username} · ${presenceOf(chat, only)}`;
  const here = others.filter((user) => chat.presence.standing(user).state !== "offline");
  if (here.length === 0) return say("direct.nobodyHere");
  return say("direct.here", { names: list(here.map((user) => user.displayName)), count: here.length });
}

/**
 * How the one other person is, for those who don't see the dot.
 *
 * @param {Chat} chat
 * @param {Room} room
 */
export function spokenPresence(chat, { view }) {
  const [only, more] = othersIn(view, chat.me.id);
  if (!only || more) return nothing;
  return html`<span class="unseen">, ${presenceText(chat.presence.standing(only).state)}</span>`;
}

/**
 * By whom nothing can be said in a direct room of two: I block the other one, or they refuse what I write.
 *
 * @param {Chat} chat
 * @param {Room} room
 * @returns {"me" | "them" | undefined}
 */
export function closedBy(chat, { id, view }) {
  const [only, more] = view.kind === "direct" ? othersIn(view, chat.me.id) : [];
  if (!only || more) return undefined;
  if (chat.blocks.has(only.username)) return "me";
  return chat.outbox.of(id).some((draft) => draft.code === "forbidden") ? "them" : undefined;
}

/**
 * What stands where one would write.
 *
 * @param {Chat} chat
 * @param {Room} room
 * @param {"me" | "them"} by
 */
export function closedLine(chat, { view }, by) {
  const [only] = othersIn(view, chat.me.id);
  if (!only || by === "them")
    return html`<p class="composer-closed" role="status">
      ${say("direct.cantWrite", { name: only?.displayName ?? "" })}
    </p>`;
  return html`<p class="composer-closed" role="status">
    ${say("direct.youBlocked", { name: only.displayName })}
    <button type="button" class="link" @click=${() => unblock(chat, only)}>${say("people.unblock")}</button>
  </p>`;
}

/**
 * Puts a direct room away until the next message.
 *
 * @param {Chat} chat
 * @param {Api} api
 * @param {Room} room
 * @returns {Promise<boolean>} whether it was done
 */
export async function putAway(chat, api, room) {
  return tryTo(async () => {
    await api.closeDirect(room.id);
    chat.putAway(room);
  });
}
