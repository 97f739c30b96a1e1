/** @import { Message } from "../wire.js" */

/**
 * Whether the room shows a message, which is in no thread, or in the room as well.
 *
 * @param {Message} message
 */
export function inTimeline({ thread, alsoInRoom }) {
  return thread === undefined || alsoInRoom === true;
}
