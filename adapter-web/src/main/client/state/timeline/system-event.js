/** @import { Message, Role } from "../wire.js" */

/**
 * What happened in a room, in words.
 *
 * @param {Message} message of kind system
 * @returns {string}
 */
export function sentenceOf({ body, sender, system }) {
  if (body !== "") return body;
  const user = system?.user;
  const who = typeof user === "string" ? user : (user?.displayName ?? sender.displayName);
  // Who has done it is who says it; what people do to themselves needs no second name.
  const by = user && (typeof user === "string" || user.id !== sender.id) ? sender.displayName : undefined;
  const { event, role, name } = system ?? {};
  return deedOf({ event, role, name, who, by });
}

/**
 * @param {object} deed
 * @param {string} [deed.event]
 * @param {Role} [deed.role]
 * @param {string} [deed.name] the room's new one
 * @param {string} deed.who it is about
 * @param {string} [deed.by] who has done it, where that is somebody else
 */
export function deedOf({ event, role, name, who, by }) {
  switch (event) {
    case "joined":
      return by ? `${by} added ${who}` : `${who} joined`;
    case "left":
      return `${who} left`;
    case "kicked":
      return by ? `${by} removed ${who}` : `${who} was removed`;
    case "banned":
      return by ? `${by} banned ${who}` : `${who} was banned`;
    case "unbanned":
      return by ? `${by} lifted the ban of ${who}` : `${who} is no longer banned`;
    case "muted":
      return by ? `${by} muted ${who}` : `${who} was muted`;
    case "unmuted":
      return by ? `${by} let ${who} speak again` : `${who} may speak again`;
    case "role":
      return by ? `${by} made ${who} ${roleWord(role)}` : `${who} is now ${roleWord(role)}`;
    case "renamed":
      return name ? `The room is now called ${name}` : "The room has a new name";
    default:
      return `${who}: ${event ?? "something happened"}`;
  }
}

/** @param {Role | undefined} role */
function roleWord(role) {
  switch (role) {
    case "owner":
      return "an owner";
    case "admin":
      return "an admin";
    case "member":
      return "a plain member";
    default:
      return "something else";
  }
}
