/** @import { Message, Read, RoomView } from "./wire.js" */

/** The server stops counting here, and so does the client. */
const COUNTED_MAX = 1_000;

/** How much of a room is unread: what the server counted up to a position, and what came live after it. */
export class Unread {
  #me;
  #base = 0;
  /** The position that #base was counted at. */
  #head = 0;
  #rev = -1;
  /** @type {Set<number>} messages after #head that count */
  #fresh = new Set();
  readSeq = 0;
  /** Whether somebody is looking at the newest just now, so that what comes isn't news to them. */
  watched = false;
  /**
   * After this seq the "new" line stands; undefined when there is none.
   *
   * @type {number | undefined}
   */
  dividerSeq;

  /** @param {string} me my username */
  constructor(me) {
    this.#me = me;
  }

  get count() {
    return Math.min(COUNTED_MAX, this.#base + this.#fresh.size);
  }

  /** @param {RoomView} view */
  takeView(view) {
    this.#head = view.head;
    this.#base = view.unread;
    this.readSeq = view.readSeq;
    this.#forget((seq) => seq <= view.head || seq <= view.readSeq);
  }

  /**
   * @param {Message} message
   * @param {number} changeSeq
   */
  takeMessage(message, changeSeq) {
    if (message.sender.username === this.#me || message.kind === "system" || message.seq <= this.readSeq)
      return;
    if (message.deletedAt) {
      if (message.seq > this.#head) this.#fresh.delete(message.seq);
      else if (changeSeq > this.#head) this.#base = Math.max(0, this.#base - 1);
    } else if (message.seq > this.#head && this.#fresh.size < COUNTED_MAX) {
      if (this.count === 0 && !this.watched) this.dividerSeq = this.readSeq;
      this.#fresh.add(message.seq);
    }
  }

  /**
   * What the server says about my own reading, from this or another device.
   *
   * @param {Read} read
   * @param {number} position how far the client has come in this room
   */
  takeRead(read, position) {
    if (read.rev === undefined || read.rev <= this.#rev) return;
    this.#rev = read.rev;
    this.readSeq = read.seq;
    this.#base = read.unread ?? 0;
    this.#head = position;
    this.#fresh.clear();
  }

  /** @param {number} seq read here, as the server will be told */
  markRead(seq) {
    if (seq <= this.readSeq) return;
    this.readSeq = seq;
    if (seq >= this.#head) this.#base = 0;
    this.#forget((other) => other <= seq);
  }

  /** Puts the line where reading stopped, when a room is opened. */
  placeDivider() {
    this.dividerSeq = this.count > 0 ? this.readSeq : undefined;
  }

  drop() {
    this.#fresh.clear();
  }

  /** @param {(seq: number) => boolean} which */
  #forget(which) {
    for (const seq of this.#fresh) {
      if (which(seq)) this.#fresh.delete(seq);
    }
  }
}
