import { withMine, withMineOf } from "./reactions.js";

/** @import { By, Message, MessagePage } from "../wire.js" */

/** What a room that nobody looks at keeps; the rest is read again on scrolling up. */
const KEPT_WHEN_TRIMMED = 100;

/**
 * The messages of one room: each in its newest known state, shown as a window without a gap. It reaches up to the
 * newest, unless somebody has gone to an older place.
 *
 * States of messages outside that window are kept too, because a page that is being read may hold older ones.
 */
export class RoomLog {
  /** @type {Map<number, Message>} */
  #held = new Map();
  /** @type {number | undefined} the window's lower end; undefined until a first page was read */
  #from;
  /** @type {number | undefined} its upper end; undefined when it goes on to the newest */
  #to;
  /** @type {readonly Message[] | undefined} */
  #shown;
  /** Before this one the room remembers nothing any more. */
  #first = 0;
  #me;
  hasBefore = false;
  /** Counts how often the window was moved elsewhere: what was asked for beside the one before is no neighbour. */
  place = 0;

  /** @param {string} me my username */
  constructor(me) {
    this.#me = me;
  }

  /** Whether a first page has been read, so that there is something true to show. */
  get loaded() {
    return this.#from !== undefined;
  }

  /** Whether there are messages after the window. */
  get hasAfter() {
    return this.#to !== undefined;
  }

  /**
   * Whether a message of this number would be shown, if there is one.
   *
   * @param {number} seq
   */
  covers(seq) {
    return this.#from !== undefined && seq >= this.#from && seq <= (this.#to ?? Infinity);
  }

  /** @returns {readonly Message[]} in ascending seq, without a gap */
  get messages() {
    this.#shown ??= this.#window();
    return this.#shown;
  }

  get newestSeq() {
    return this.messages.at(-1)?.seq ?? 0;
  }

  /** @param {number} seq */
  get(seq) {
    return this.#held.get(seq);
  }

  /**
   * Takes a state in, unless a newer one of the same message is held.
   *
   * @param {Message} message
   * @param {By} [by] who caused it, when it came live
   * @returns {boolean} whether it was news
   */
  take(message, by) {
    if (message.seq < this.#first) return false;
    const held = this.#held.get(message.seq);
    if (held && held.changed >= message.changed) return false;
    this.#held.set(message.seq, withMine(message, held, by, this.#me));
    if (message.deletedAt) this.#blankExcerptsOf(message.seq);
    this.#shown = undefined;
    return true;
  }

  /**
   * Takes in a state that was read over HTTP, and so says what is mine.
   *
   * @param {Message} message
   */
  #read(message) {
    const held = this.#held.get(message.seq);
    if (held?.changed !== message.changed) {
      this.take(withMineOf(message, message));
      return;
    }
    this.#held.set(message.seq, withMineOf(held, message));
    this.#shown = undefined;
  }

  /** @param {MessagePage} page the newest messages */
  takeNewest(page) {
    this.#moved();
    this.#takePage(page);
  }

  /** @param {MessagePage} page the messages around some place */
  takeAround(page) {
    this.#moved();
    this.#takePage(page);
    this.#endAt(page);
  }

  /** @param {MessagePage} page what stands right after the window */
  takeNewer(page) {
    for (const message of page.items) this.#read(message);
    this.#endAt(page);
  }

  /** @param {MessagePage} page what stands right before the window */
  takeOlder(page) {
    this.#takePage(page);
  }

  drop() {
    this.#held.clear();
    this.#first = 0;
    this.#moved();
    this.hasBefore = false;
  }

  /** @param {number} first the oldest message that the room still remembers */
  beginAt(first) {
    if (first <= this.#first) return;
    this.#first = first;
    for (const seq of this.#held.keys()) {
      if (seq < first) this.#held.delete(seq);
    }
    if (this.#from !== undefined && this.#from <= first) this.hasBefore = false;
    this.#shown = undefined;
  }

  /** Forgets older history. Only while no page is being read. */
  trim() {
    const messages = this.messages;
    if (messages.length <= KEPT_WHEN_TRIMMED) return;
    const from = /** @type {Message} */ (messages[messages.length - KEPT_WHEN_TRIMMED]).seq;
    for (const seq of this.#held.keys()) {
      if (seq < from) this.#held.delete(seq);
    }
    this.#from = from;
    this.#shown = undefined;
    this.hasBefore = true;
    this.place += 1;
  }

  #moved() {
    this.place += 1;
    this.#from = undefined;
    this.#to = undefined;
    this.#shown = undefined;
  }

  /** @param {MessagePage} page */
  #endAt({ items, hasAfter }) {
    this.#to = hasAfter ? (items.at(-1)?.seq ?? this.#to) : undefined;
    this.#shown = undefined;
  }

  /** @param {MessagePage} page */
  #takePage(page) {
    for (const message of page.items) this.#read(message);
    const lowest = page.hasBefore ? (page.items[0]?.seq ?? this.#from ?? 0) : 0;
    this.#from = Math.min(lowest, this.#from ?? lowest);
    this.hasBefore = page.hasBefore;
    this.#shown = undefined;
  }

  #window() {
    return [...this.#held.values()].filter(({ seq }) => this.covers(seq)).sort((a, b) => a.seq - b.seq);
  }

  /** @param {number} seq */
  #blankExcerptsOf(seq) {
    for (const message of this.#held.values()) {
      if (message.replyTo?.seq !== seq || message.replyTo.excerpt === undefined) continue;
      const { excerpt: _, ...replyTo } = message.replyTo;
      this.#held.set(message.seq, { ...message, replyTo });
    }
  }
}
