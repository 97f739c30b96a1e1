import { html } from "lit";
import { timeOf } from "./times.js";

/** @import { Message } from "../state/wire.js" */

/**
 * What happened in the room, as a quiet line.
 *
 * @param {Message} message
 */
export function systemLine(message) {
  return html`<p class="system-line">
    <span>${sentenceOf(message)}</span> <time datetime=${message.createdAt}>${timeOf(message.createdAt)}</time>
  </p>`;
}

/**
 * @param {Message} message
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
