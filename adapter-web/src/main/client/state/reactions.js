/** @import { By, Message, Reaction } from "./wire.js" */

/**
 * Live frames go to everyone and can't say which reactions are mine. It follows from who caused the change,
 * from the list of users, which is whole while it is no shorter than the count, and else from what was known
 * before.
 *
 * @param {Message} message
 * @param {Message | undefined} held the state before, if any
 * @param {By | undefined} by
 * @param {string} me my username
 * @returns {Message}
 */
export function withMine(message, held, by, me) {
  const reactions = message.reactions ?? [];
  if (reactions.length === 0) return message;
  return {
    ...message,
    reactions: reactions.map((reaction) => ({ ...reaction, mine: isMine(reaction, held, by, me) })),
  };
}

/**
 * @param {Reaction} reaction
 * @param {Message | undefined} held
 * @param {By | undefined} by
 * @param {string} me
 * @returns {boolean}
 */
function isMine(reaction, held, by, me) {
  if (reaction.mine !== undefined) return reaction.mine;
  if (by?.username === me && by.emoji === reaction.emoji && by.on !== undefined) return by.on;
  if (reaction.users.includes(me)) return true;
  if (reaction.users.length >= reaction.count) return false;
  return held?.reactions?.find((other) => other.emoji === reaction.emoji)?.mine ?? false;
}
