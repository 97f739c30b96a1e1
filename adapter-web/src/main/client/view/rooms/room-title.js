import { html } from "lit";
import { ICONS } from "../parts/icons.js";
import { say } from "../../translations/translations.js";

/** @import { RoomInfo } from "../../state/wire.js" */

/**
 * What a room is called: a direct one by the others in it.
 *
 * @param {RoomInfo} room
 * @param {string} me my user id
 */
export function titleOf(room, me) {
  if (room.kind !== "direct") return room.name;
  const others = (room.members ?? []).filter((user) => user.id !== me);
  return others.length === 0 ? say("direct.notes") : others.map((user) => user.displayName).join(", ");
}

/** @param {RoomInfo} room */
export function roomIcon(room) {
  if (room.kind === "direct") return ICONS.person;
  if (room.settings?.icon) return html`<span class="room-emoji" aria-hidden="true">${room.settings.icon}</span>`;
  return room.visibility === "private" ? ICONS.lock : ICONS.hash;
}
