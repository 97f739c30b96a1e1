import { LoadStates } from "../load-states.js";
import { Signal } from "../signals.js";
import { withMine, withMineOf } from "./reactions.js";

/** @import { By, Message, MessagePage, ThreadInfo } from "../wire.js" */

/**
 * Where messages are read: those around a place, or beside one, or the newest.
 *
 * @typedef {(where: {before?: number, after?: number, around?: number}) => Promise<MessagePage>} MessageSource
 */

/** What a room at whose newest somebody looks keeps; the rest is read again on scrolling up. */
const KEPT_WHEN_TRIMMED = 100;
/** More than anybody scrolls back through in one go; a page that stays open for days must not grow without end. */
const HELD_MAX = 2_000;
/** What stays on either side of what is looked at. */
const KEPT_ON_EACH_SIDE = 500;

/**
 * Messages from one source, such as a room: each in its newest known state, shown as a window without a gap. It
 * reaches up to the newest, unless somebody has gone to an older place.
 *
 * States of messages outside that window are kept too, because a page that is being read may hold older ones.
 */
export class MessageLog {
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
  #source;
  #shows;
  #signal = new Signal();
  #readings = new LoadStates();
  /** Counts how often everything was dropped, so that an answer to an older question is known as such. */
  #generation = 0;
  hasBefore = false;
  /** @type {number | undefined} the message that somebody looks at; undefined for the newest */
  lookedAt;
  /** How many pages are being read just now, which may hold older states than those that came meanwhile. */
  #awaited = 0;
  /** Counts how often the window was moved elsewhere: what was asked for beside the one before is no neighbour. */
  place = 0;

  /**
   * @param {string} me my username
   * @param {MessageSource} source
   * @param {(message: Message) => boolean} [shows] which messages it shows of all that it is told
   */
  constructor(me, source, shows = () => true) {
    this.#me = me;
    this.#source = source;
    this.#shows = shows;
  }

  /** Whoever shows messages follows them by this. */
  read() {
    this.#signal.read();
  }

  /** Something that is shown with them has moved. */
  tell() {
    this.#signal.tell();
  }

  /** @param {"newest" | "around" | "older" | "newer"} what is or was read */
  reading(what) {
    return this.#readings.of(this.#keyOf(what));
  }

  /** @param {"around"} what couldn't be read, which has been told */
  forgive(what) {
    this.#readings.forgive(this.#keyOf(what));
  }

  /** Reads the newest messages, unless they are held. */
  async openNewest() {
    if (this.loaded && !this.hasAfter) return;
    await this.#ask("newest", {}, (page) => this.takeNewest(page));
  }

  /**
   * Reads the messages around a place, unless they are held.
   *
   * @param {number} seq
   */
  async openAround(seq) {
    if (this.covers(seq)) return;
    await this.#ask("around", { around: seq }, (page) => this.takeAround(page));
  }

  /** Reads what stands right before the window. */
  async older() {
    const [oldest] = this.messages;
    if (!oldest || !this.hasBefore) return;
    await this.#askBeside("older", { before: oldest.seq }, (page) => this.takeOlder(page));
  }

  /** Reads what stands right after the window. */
  async newer() {
    if (this.hasAfter) await this.#askBeside("newer", { after: this.newestSeq }, (page) => this.takeNewer(page));
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
    this.#bound();
    return true;
  }

  /**
   * Takes in what hangs on a message, as it was when something in its thread changed.
   *
   * @param {number} root
   * @param {ThreadInfo | undefined} threadInfo nothing, where all of it was deleted
   */
  takeThreadInfo(root, threadInfo) {
    const held = this.#held.get(root);
    if (!held) return;
    this.#held.set(root, { ...held, threadInfo });
    this.#shown = undefined;
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

  /**
   * Keeps all newer states as long as pages are read that may hold older ones.
   *
   * @template T
   * @param {() => Promise<T>} read
   * @returns {Promise<T>}
   */
  async keepingAll(read) {
    this.#awaited += 1;
    try {
      return await read();
    } finally {
      this.#awaited -= 1;
      this.#bound();
    }
  }

  /**
   * @param {"older" | "newer"} side
   * @param {{before?: number, after?: number}} where
   * @param {(page: MessagePage) => void} take
   */
  async #askBeside(side, where, take) {
    const { place } = this;
    await this.#ask(side, where, (page) => {
      if (this.place === place) take(page);
    });
  }

  /**
   * Asks for a page, unless that is being done, and takes it unless all was dropped meanwhile.
   *
   * @param {"newest" | "around" | "older" | "newer"} what
   * @param {{before?: number, after?: number, around?: number}} where
   * @param {(page: MessagePage) => void} take
   */
  async #ask(what, where, take) {
    const key = this.#keyOf(what);
    await this.keepingAll(() =>
      this.#readings.once(key, async () => {
        const page = await this.#source(where);
        return () => {
          if (this.#keyOf(what) === key) take(page);
          this.tell();
        };
      }),
    );
  }

  /** @param {string} what */
  #keyOf(what) {
    return `${what} ${this.#generation}`;
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
    this.#generation += 1;
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

  /** Forgets older history. */
  trim() {
    this.#cutBefore(this.messages.length - KEPT_WHEN_TRIMMED);
    this.place += 1;
  }

  /**
   * When too much is held, lets go of what is out of the window, and then of what is far from what is looked at.
   * Whoever reads that later is told its newest state anyway.
   */
  #bound() {
    if (this.#awaited > 0 || this.#held.size <= HELD_MAX) return;
    this.#dropOutside();
    const { messages, lookedAt = Infinity } = this;
    if (messages.length <= HELD_MAX) return;
    const found = messages.findIndex(({ seq }) => seq >= lookedAt);
    const at = found === -1 ? messages.length : found;
    this.#cutAfter(at + KEPT_ON_EACH_SIDE);
    this.#cutBefore(at - KEPT_ON_EACH_SIDE);
  }

  /** @param {number} index of the first message that is kept */
  #cutBefore(index) {
    const first = index > 0 ? this.messages[index] : undefined;
    if (!first) return;
    this.#from = first.seq;
    this.hasBefore = true;
    this.#dropOutside();
  }

  /** @param {number} index of the first message that isn't kept */
  #cutAfter(index) {
    const last = index < this.messages.length ? this.messages[index - 1] : undefined;
    if (!last) return;
    this.#to = last.seq;
    this.#dropOutside();
  }

  #dropOutside() {
    for (const [seq, message] of this.#held) {
      if (!this.covers(seq) || !this.#shows(message)) this.#held.delete(seq);
    }
    this.#shown = undefined;
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
    return [...this.#held.values()]
      .filter((message) => this.covers(message.seq) && this.#shows(message))
      .sort((a, b) => a.seq - b.seq);
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
