import { agoOf } from "../parts/times.js";
import { say } from "../../translations/translations.js";

/** @import { TextKey } from "../../translations/translations.js" */

/** @type {Readonly<Record<string, TextKey>>} */
const WORDS = { online: "people.online", away: "people.away", offline: "people.offline" };

/**
 * How somebody is, and since when they are not here.
 *
 * @param {string} state
 * @param {string} [since]
 */
export function presenceText(state, since) {
  if (state === "offline" && since) return say("people.lastSeen", { ago: agoOf(since, Date.now()) });
  const word = WORDS[state];
  return word ? say(word) : state;
}
