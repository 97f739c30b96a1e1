import { say } from "../../translations/translations.js";

/** @import { TextKey } from "../../translations/translations.js" */
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
      return by ? say("event.added", { by, who }) : say("event.joined", { who });
    case "left":
      return say("event.left", { who });
    case "kicked":
      return by ? say("event.removedBy", { by, who }) : say("event.removed", { who });
    case "banned":
      return by ? say("event.bannedBy", { by, who }) : say("event.banned", { who });
    case "unbanned":
      return by ? say("event.unbannedBy", { by, who }) : say("event.unbanned", { who });
    case "muted":
      return by ? say("event.mutedBy", { by, who }) : say("event.muted", { who });
    case "unmuted":
      return by ? say("event.unmutedBy", { by, who }) : say("event.unmuted", { who });
    case "role":
      return appointed(role, who, by);
    case "renamed":
      return name ? say("event.renamed", { name }) : say("event.renamedSomehow");
    default:
      return event ? say("event.other", { who, event }) : say("event.somehow", { who });
  }
}

/** @type {Readonly<Record<string, [TextKey, TextKey]>>} by itself, and with who has done it */
const APPOINTED = {
  owner: ["event.isOwner", "event.madeOwner"],
  admin: ["event.isAdmin", "event.madeAdmin"],
  member: ["event.isMember", "event.madeMember"],
};

/**
 * @param {Role | undefined} role
 * @param {string} who
 * @param {string | undefined} by
 */
function appointed(role, who, by) {
  const [is, made] = APPOINTED[role ?? ""] ?? ["event.isSomething", "event.madeSomething"];
  return by ? say(made, { by, who }) : say(is, { who });
}
