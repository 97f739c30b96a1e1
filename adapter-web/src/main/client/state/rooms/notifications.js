import { isAhead } from "../people/moderation.js";

/** @import { Room } from "./room.js" */
/** @import { Level, Mine } from "../wire.js" */

/**
 * By what of a room I am called just now.
 *
 * @param {Mine | undefined} mine
 * @param {number} now
 * @returns {Level}
 */
export function levelOf(mine, now) {
  if (isAhead(mine?.mutedUntil, now)) return "nothing";
  return mine?.level ?? "all";
}

/**
 * How much of what is unread in a room calls me.
 *
 * @param {Room} room
 * @param {number} now
 */
export function callsOf({ view, unread }, now) {
  const level = levelOf(view.mine, now);
  if (level === "nothing") return 0;
  // Whoever writes to me directly means me.
  return level === "mentions" && view.kind !== "direct" ? unread.mentions : unread.count;
}

/**
 * How much of it means me by name: a direct message always does.
 *
 * @param {Room} room
 * @param {number} now
 */
export function meantIn({ view, unread }, now) {
  if (levelOf(view.mine, now) === "nothing") return 0;
  return view.kind === "direct" ? unread.count : unread.mentions;
}
