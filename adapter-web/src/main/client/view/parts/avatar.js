import { html } from "lit";

/** @import { UserRef } from "../../state/wire.js" */

/** As many as there are classes in the style sheet. */
const HUES = 10;

/**
 * Initials on a colour that belongs to the name.
 *
 * @param {Pick<UserRef, "username" | "displayName">} user
 * @param {"small" | "large"} [size]
 */
export function avatar(user, size = "large") {
  const classes = `avatar ${size} hue-${hueOf(user.username)}`;
  return html`<span class=${classes} aria-hidden="true">${initialsOf(user.displayName || user.username)}</span>`;
}

/**
 * @param {string} name
 * @returns {number}
 */
export function hueOf(name) {
  let hash = 7;
  for (const character of name.toLowerCase()) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return hash % HUES;
}

/**
 * @param {string} name
 * @returns {string}
 */
export function initialsOf(name) {
  const words = name.split(/[\s._-]+/u).filter((word) => word !== "");
  const first = [...(words[0] ?? "?")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}
