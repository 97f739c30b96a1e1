/** @import { Message, Role } from "./wire.js" */

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
  switch (system?.event) {
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
      return by ? `${by} made ${who} ${roleWord(system.role)}` : `${who} is now ${roleWord(system.role)}`;
    case "renamed":
      return system.name ? `The room is now called ${system.name}` : "The room has a new name";
    default:
      return `${who}: ${system?.event ?? "something happened"}`;
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
