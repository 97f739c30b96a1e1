/** @import { Member, MemberChange, MemberPage } from "../wire.js" */

/** The people of one room: each in the newest known state; those who left are kept to know that they did. */
export class Roster {
  /** @type {Map<string, Member>} */
  #held = new Map();
  /** Whether a first page has been read, and nothing since was missed. */
  loaded = false;
  /**
   * Where the next page begins; undefined when everyone has been read, or nobody yet.
   *
   * @type {string | undefined}
   */
  next;

  /** Whether everyone is known. */
  get complete() {
    return this.loaded && this.next === undefined;
  }

  /** @returns {Member[]} those who are in the room, owners first, then by name */
  get present() {
    return [...this.#held.values()].filter((member) => member.role !== "none").sort(byStanding);
  }

  /** @param {string} username */
  get(username) {
    return this.#held.get(username);
  }

  /**
   * Whether somebody is known not to be in the room.
   *
   * @param {string} username
   */
  lacks(username) {
    const held = this.#held.get(username);
    return held ? held.role === "none" : this.complete;
  }

  /**
   * Somebody has read further, or wants to read it again.
   *
   * @param {string} username
   * @param {number} readSeq
   */
  hasRead(username, readSeq) {
    const held = this.#held.get(username);
    if (held) this.#held.set(username, { ...held, readSeq });
  }

  /**
   * @param {Member} member
   * @returns {boolean} whether it was news
   */
  take(member) {
    const held = this.#held.get(member.user.username);
    if (held && held.changed >= member.changed) return false;
    this.#held.set(member.user.username, member);
    return true;
  }

  /** @param {MemberPage} page */
  takePage({ items, next }) {
    for (const member of items) this.take(member);
    this.loaded = true;
    this.next = next ?? undefined;
  }

  drop() {
    this.#held.clear();
    this.loaded = false;
    this.next = undefined;
  }
}

/**
 * How many more people a change has brought into the room.
 *
 * @param {MemberChange} change
 * @param {Roster} before
 * @returns {number}
 */
export function headcountStep(change, before) {
  if (change.event === "joined") return 1;
  // People can be kept out who have never been in.
  if (change.event === "banned") return before.lacks(change.member.user.username) ? 0 : -1;
  return change.event === "left" || change.event === "kicked" ? -1 : 0;
}

const STANDING = { owner: 0, admin: 1, member: 2, none: 3 };

/**
 * @param {Member} a
 * @param {Member} b
 */
function byStanding(a, b) {
  return STANDING[a.role] - STANDING[b.role] || a.user.displayName.localeCompare(b.user.displayName);
}
