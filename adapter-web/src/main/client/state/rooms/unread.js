import { inTimeline } from "../timeline/in-timeline.js";

/** @import { Message, Read, RoomView } from "../wire.js" */

/** The server stops counting here, and so does the client. */
const COUNTED_MAX = 1_000;

/** How much of a room is unread: what the server counted up to a position, and what came live after it. */
export class Unread {
  #me;
  #base = 0;
  /** The position that #base was counted at. */
  #head = 0;
  #rev = -1;
  /** How far I have read by the server's last word; readSeq may be ahead of it. */
  #confirmed = 0;
  /** Of #base, those that name me. */
  #baseMentions = 0;
  /** @type {Map<number, boolean>} messages after #head that count, and whether they name me */
  #fresh = new Map();
  /** Whether something that the server counted has changed, so that it must count anew. */
  unsure = false;
  /** Whether I want it to be unread, although I have it before me. */
  kept = false;
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

  /** How much of it names me. */
  get mentions() {
    const fresh = [...this.#fresh.values()].filter((named) => named).length;
    return Math.min(COUNTED_MAX, this.#baseMentions + fresh);
  }

  /**
   * Whether more is known here than the server had when it counted.
   *
   * @param {RoomView} view
   */
  isAheadOf(view) {
    return view.head < this.#head;
  }

  /** @param {RoomView} view */
  takeView(view) {
    this.unsure = false;
    this.#head = view.head;
    this.#base = view.unread;
    this.#baseMentions = view.mentions;
    this.readSeq = view.readSeq;
    this.#confirmed = view.readSeq;
    this.#forget((seq) => seq <= view.head || seq <= view.readSeq);
  }

  /**
   * @param {Message} message
   * @param {number} changeSeq
   */
  takeMessage(message, changeSeq) {
    if (message.sender.username === this.#me || message.kind === "system" || message.seq <= this.readSeq)
      return;
    const names = message.mentions?.includes(this.#me) ?? false;
    if (message.seq <= this.#head) {
      if (changeSeq > this.#head) this.#takeCounted(message, names);
    } else if (message.deletedAt || !inTimeline(message)) {
      this.#fresh.delete(message.seq);
    } else if (this.#fresh.has(message.seq) || this.#fresh.size < COUNTED_MAX) {
      if (this.count === 0 && !this.watched) this.dividerSeq = this.readSeq;
      this.#fresh.set(message.seq, names);
    }
  }

  /**
   * One of those that the server has counted is otherwise now; whether it counted as one that names me isn't known
   * here.
   *
   * @param {Message} message
   * @param {boolean} names
   */
  #takeCounted(message, names) {
    if (!inTimeline(message)) {
      // It may have been moved out of the room, or never have been counted.
      this.unsure ||= this.#base > 0;
      return;
    }
    const { deletedAt } = message;
    if (deletedAt) this.#base = Math.max(0, this.#base - 1);
    // At its bound the server has counted no further, so there may be others.
    if (names || this.#baseMentions > 0 || (deletedAt && this.#base >= COUNTED_MAX - 1)) this.unsure = true;
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
    // Somebody who marks it as unread on another device doesn't want this one to undo it.
    if (read.seq < this.#confirmed) this.kept = true;
    this.#confirmed = read.seq;
    this.readSeq = read.seq;
    this.#base = read.unread ?? 0;
    this.#baseMentions = read.mentions ?? 0;
    this.#head = read.head ?? position;
    this.#forget((seq) => seq <= this.#head);
  }

  /** @param {number} seq read here, as the server will be told */
  markRead(seq) {
    if (seq <= this.readSeq) return;
    this.readSeq = seq;
    if (seq >= this.#head) {
      this.#base = 0;
      this.#baseMentions = 0;
    }
    this.#forget((other) => other <= seq);
  }

  /** @param {number} firstSeq the room has forgotten what was before it */
  beginAt(firstSeq) {
    this.#forget((seq) => seq < firstSeq);
    if (this.#base > 0 && firstSeq > this.readSeq + 1) this.unsure = true;
  }

  /** Puts the line where reading stopped, when a room is opened. */
  placeDivider() {
    this.dividerSeq = this.count > 0 ? this.readSeq : undefined;
  }

  drop() {
    this.#fresh.clear();
  }

  /** In another history the server's numbers begin anew. */
  beginAnew() {
    this.drop();
    this.#rev = -1;
  }

  /** @param {(seq: number) => boolean} which */
  #forget(which) {
    for (const seq of this.#fresh.keys()) {
      if (which(seq)) this.#fresh.delete(seq);
    }
  }
}
