/** @import { Message } from "./wire.js" */

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
  switch (system?.event) {
    case "joined":
      return `${who} joined`;
    case "left":
      return `${who} left`;
    case "kicked":
      return `${who} was removed`;
    case "banned":
      return `${who} was banned`;
    case "role":
      return `${who} is now ${system.role ?? "in another role"}`;
    case "renamed":
      return system.name ? `The room is now called ${system.name}` : "The room has a new name";
    default:
      return `${who}: ${system?.event ?? "something happened"}`;
  }
}
