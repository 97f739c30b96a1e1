/** @import { Member, Role } from "../wire.js" */

/** An end that never comes. */
export const FOREVER = "9999-12-31T23:59:59.999Z";

/** From here on an end is as good as none. */
const ENDLESS_FROM = Date.parse("9999-01-01T00:00:00.000Z");

/** @typedef {Exclude<Role, "none">} Appointed */

/**
 * What one may do to somebody in a room.
 *
 * @typedef {object} Rights
 * @property {Appointed[]} roles that may be given
 * @property {boolean} over whether they may be muted, removed and banned
 * @property {boolean} mute whether they may be silenced, as owners can't be
 */

/** @type {Appointed[]} */
const ROLES = ["owner", "admin", "member"];

/**
 * The server decides by the same rules; here they only keep from offering what would be refused.
 *
 * @param {Role} mine
 * @param {Member} member
 * @param {string} me my username
 * @returns {Rights}
 */
export function rightsOver(mine, { user, role }, me) {
  const other = user.username !== me;
  const over = other && (mine === "owner" || (mine === "admin" && role === "member"));
  return {
    roles: other && mine === "owner" ? ROLES.filter((one) => one !== role) : [],
    over,
    mute: over && role !== "owner",
  };
}

/** @param {Role} mine */
export function mayModerate(mine) {
  return mine === "owner" || mine === "admin";
}

/**
 * @param {string | null | undefined} until
 * @param {number} now
 */
export function isAhead(until, now) {
  return typeof until === "string" && Date.parse(until) > now;
}

/** @param {string} until */
export function isEndless(until) {
  return Date.parse(until) >= ENDLESS_FROM;
}
