/** @import { By, Message, Reaction } from "../wire.js" */

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
 * What an answer over HTTP says of my reactions: it knows its reader, and says nothing where it isn't mine.
 *
 * @param {Message} state the message, as it may have come live
 * @param {Message} answer the same state of it
 * @returns {Message}
 */
export function withMineOf(state, answer) {
  const mine = new Set((answer.reactions ?? []).filter((each) => each.mine).map((each) => each.emoji));
  const reactions = state.reactions?.map((each) => ({ ...each, mine: mine.has(each.emoji) }));
  return reactions ? { ...state, reactions } : state;
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
