/** @import { Message } from "../wire.js" */

/** A room is opened with so many, which is about a screen: what more there is comes after the first picture. */
const OPENED_WITH = 30;
/** And so many on either side of a place that is gone to. */
const AROUND = 20;
const GROWN_BY = 40;
/** With more, each message that comes costs more than a picture's time. */
const DRAWN_MAX = 240;
/** What stays on either side of what is looked at is more than a screen, so that no end of it is seen. */
const KEPT_ON_EACH_SIDE = 80;

/**
 * Which of the messages that are held are on the page: some around what is looked at, however many are held. It
 * grows where somebody comes near its end, and what is far from them is let go.
 */
export class RenderedRange {
  /** @type {number | undefined} the first message; undefined until something is drawn */
  #first;
  /** @type {number | undefined} the last one; undefined when it goes on with what comes */
  #last;

  /**
   * From where to where it goes in these messages, the end not included. Where nothing is left of it, because others
   * are held now, it begins anew at the last of them.
   *
   * @param {readonly Message[]} messages in ascending seq
   * @returns {{from: number, to: number}}
   */
  in(messages) {
    const from = this.#first === undefined ? messages.length : indexFrom(messages, this.#first);
    const to = this.#last === undefined ? messages.length : indexFrom(messages, this.#last + 1);
    if (from < to || messages.length === 0) return { from, to };
    this.#set(messages, messages.length - OPENED_WITH, messages.length);
    return this.in(messages);
  }

  /** @param {readonly Message[]} messages */
  showNewest(messages) {
    this.#set(messages, messages.length - OPENED_WITH, messages.length);
  }

  /**
   * Shows this message, or the place where it would be, unless it is shown anyway.
   *
   * @param {readonly Message[]} messages
   * @param {number} seq
   */
  showAround(messages, seq) {
    const at = indexFrom(messages, seq);
    const { from, to } = this.in(messages);
    if (at >= from && at < to) return;
    this.#set(messages, at - AROUND, at + AROUND);
  }

  /**
   * @param {readonly Message[]} messages
   * @param {"older" | "newer"} side
   * @returns {boolean} whether there was something to grow by
   */
  grow(messages, side) {
    const { from, to } = this.in(messages);
    if (this.left(messages, side) === 0) return false;
    if (side === "older") this.#set(messages, from - GROWN_BY, to);
    else this.#set(messages, from, to + GROWN_BY);
    return true;
  }

  /**
   * How many are held on that side and not drawn.
   *
   * @param {readonly Message[]} messages
   * @param {"older" | "newer"} side
   */
  left(messages, side) {
    const { from, to } = this.in(messages);
    return side === "older" ? from : messages.length - to;
  }

  /**
   * Lets go of what is far away, when it has grown too large.
   *
   * @param {readonly Message[]} messages
   * @param {number | undefined} seq what is looked at; undefined for the newest
   */
  cut(messages, seq) {
    const { from, to } = this.in(messages);
    if (to - from <= DRAWN_MAX) return;
    const at = seq === undefined ? to : indexFrom(messages, seq);
    const first = Math.min(at - KEPT_ON_EACH_SIDE, to - 2 * KEPT_ON_EACH_SIDE);
    const begin = Math.max(from, first);
    this.#set(messages, begin, Math.min(to, begin + 2 * KEPT_ON_EACH_SIDE));
  }

  /**
   * @param {readonly Message[]} messages
   * @param {number} from
   * @param {number} to
   */
  #set(messages, from, to) {
    this.#first = messages[Math.max(0, from)]?.seq;
    this.#last = to >= messages.length ? undefined : messages[to - 1]?.seq;
  }
}

/**
 * Where the first message of this number or a higher one is.
 *
 * @param {readonly Message[]} messages in ascending seq
 * @param {number} seq
 */
function indexFrom(messages, seq) {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {Message} */ (messages[middle]).seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
