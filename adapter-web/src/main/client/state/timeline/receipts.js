/** @import { Message, User } from "../wire.js" */
/** @import { Roster } from "../people/roster.js" */

/**
 * How far the others have read, by the last message that each of them has: its writer is known to have read it.
 *
 * @param {readonly Message[]} messages in ascending seq, up to the newest
 * @param {Roster} roster
 * @param {string} me my user id
 * @returns {Map<number, User[]>} by seq
 */
export function receiptsOf(messages, roster, me) {
  /** @type {Map<number, User[]>} */
  const receipts = new Map();
  const said = messages.filter(({ kind }) => kind !== "system");
  for (const { user, readSeq } of roster.present) {
    if (user.id === me || user.bot) continue;
    const last = said.findLast(({ seq }) => seq <= readSeq);
    if (!last || last.sender.id === user.id) continue;
    receipts.set(last.seq, [...(receipts.get(last.seq) ?? []), user]);
  }
  return receipts;
}
