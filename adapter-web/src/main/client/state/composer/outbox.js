import { retryDelayMs } from "../../net/backoff.js";
import { Signal } from "../signals.js";

/** @import { Timers } from "../../net/link.js" */
/** @import { OutboxShelf } from "./outbox-shelf.js" */
/** @import { Ack, Message, Nack } from "../wire.js" */

/**
 * A message on its way. `waiting` to be posted, `sent` and not answered yet, `stored` as the server acked it
 * and expected as a change, or `failed` for good, which only its writer can decide about.
 *
 * @typedef {object} Draft
 * @property {string} clientId
 * @property {string} room
 * @property {string} body
 * @property {number} [replyTo]
 * @property {number} [thread] the root of the thread that it is for
 * @property {boolean} [alsoInRoom] whether the room shall show it, too
 * @property {string[]} [needs] features without which it can't be posted
 * @property {number} order what orders unsent messages: when it was written, or a little more
 * @property {"waiting" | "sent" | "stored" | "failed"} phase
 * @property {number} [seq] known once stored
 * @property {string} [detail] why it failed
 * @property {string} [code] the same for programs
 *
 * @typedef {object} OutboxGiven
 * @property {OutboxShelf} shelf
 * @property {(frame: {type: string}) => boolean} send false when there is no connection
 * @property {(feature: string) => boolean} usable whether all replicas know something new
 * @property {() => string} newId
 * @property {Timers} timers
 * @property {() => number} random
 */

/** More than this unsent means that something else is wrong. */
const DRAFTS_MAX = 200;
/** An answer that takes longer than the server may take is asked for again. */
const ANSWER_WITHIN_MS = 20_000;
/**
 * Not final: the server doesn't know whether it is stored, or wants it later, or wants the sign-in renewed.
 */
const PASSING = new Set(["unavailable", "rate_limited", "unauthenticated"]);

/**
 * Unsent messages, kept until the server has acked them or refused them for good. A draft keeps its clientId
 * through every retry, so the server stores it once. One draft of a room is under way at a time: the order of
 * writing is the order of posting.
 */
export class Outbox {
  #given;
  /** @type {Draft[]} */
  #drafts;
  /** @type {Map<string, number>} by room: the timer after which its first draft is posted again */
  #timers = new Map();
  /** @type {Map<string, number>} by clientId: how often it was nacked */
  #attempts = new Map();
  #moved = new Signal();

  /** @param {OutboxGiven} given */
  constructor(given) {
    this.#given = given;
    this.#drafts = given.shelf
      .load()
      .map((draft) => (draft.phase === "failed" ? draft : { ...draft, phase: "waiting" }));
  }

  /** How many messages would be lost if the outbox were thrown away. */
  get unsentCount() {
    this.#moved.read();
    return this.#drafts.filter((draft) => draft.phase !== "stored").length;
  }

  get full() {
    return this.unsentCount >= DRAFTS_MAX;
  }

  /**
   * @param {string} room
   * @param {number} [thread] the root of a thread; none means those for the room's timeline
   * @returns {Draft[]} in the order of writing
   */
  of(room, thread) {
    this.#moved.read();
    return this.#drafts.filter((draft) => draft.room === room && draft.thread === thread);
  }

  /**
   * @param {string} room
   * @param {string} body
   * @param {number} [replyTo]
   * @param {string[]} [needs] features without which it waits
   * @param {{thread: number, alsoInRoom?: boolean}} [place] where in a thread it is to stand
   */
  write(room, body, replyTo, needs, place) {
    const order = Math.max(this.#given.timers.now(), (this.#drafts.at(-1)?.order ?? 0) + 1);
    /** @type {Draft} */
    const draft = { clientId: this.#given.newId(), room, body, replyTo, ...place, order, needs, phase: "waiting" };
    this.#drafts.push(draft);
    this.#given.shelf.put(draft);
    this.#post(room);
    this.#moved.tell();
  }

  /** The connection is ready: whatever has no answer is posted again, with the same clientId. */
  connected() {
    this.#drafts = this.#drafts.map((draft) =>
      draft.phase === "sent" ? { ...draft, phase: "waiting" } : draft,
    );
    this.#postAll();
    this.#moved.tell();
  }

  /** More may be used than before: what has waited for that goes out. */
  featuresRose() {
    this.#postAll();
  }

  #postAll() {
    for (const room of new Set(this.#drafts.map((draft) => draft.room))) this.#post(room);
  }

  /** The connection is gone: nothing under way will be answered. */
  disconnected() {
    for (const timer of this.#timers.values()) this.#given.timers.cancel(timer);
    this.#timers.clear();
    this.#attempts.clear();
  }

  /** @param {Ack} ack */
  acked(ack) {
    const draft = this.#find(ack.ref);
    if (!draft) return;
    this.#given.shelf.remove(draft.clientId);
    this.#replace({ ...draft, phase: "stored", seq: ack.seq });
    this.#next(draft.room);
  }

  /** @param {Nack} nack */
  nacked(nack) {
    const draft = nack.ref === undefined ? undefined : this.#find(nack.ref);
    if (!draft || draft.phase !== "sent") return;
    if (PASSING.has(nack.code)) {
      const attempt = (this.#attempts.get(draft.clientId) ?? 0) + 1;
      this.#attempts.set(draft.clientId, attempt);
      this.#replace({ ...draft, phase: "waiting" });
      this.#again(draft.room, Math.max(nack.retryAfterMs ?? 0, retryDelayMs(attempt, this.#given.random)));
    } else {
      /** @type {Draft} */
      const failed = { ...draft, phase: "failed", detail: nack.detail ?? nack.code, code: nack.code };
      this.#given.shelf.put(failed);
      this.#replace(failed);
      this.#next(draft.room);
    }
  }

  /**
   * My own message has come as a change: it is in the log now, and no draft any more, whether its ack came or
   * not.
   *
   * @param {Message} message
   */
  arrived(message) {
    const draft = message.clientId === undefined ? undefined : this.#find(message.clientId);
    if (draft?.room === message.room) this.#finish(draft);
  }

  /**
   * The room's cursor has come so far: a stored draft at or below it was delivered, though maybe not to this
   * page's window.
   *
   * @param {string} room
   * @param {number} cursor
   */
  reached(room, cursor) {
    const left = this.#drafts.filter(
      (draft) => draft.room !== room || draft.seq === undefined || draft.seq > cursor,
    );
    if (left.length === this.#drafts.length) return;
    this.#drafts = left;
    this.#moved.tell();
  }

  /** @param {string} clientId */
  tryAgain(clientId) {
    const draft = this.#find(clientId);
    if (draft?.phase !== "failed") return;
    /** @type {Draft} */
    const again = { ...draft, phase: "waiting", detail: undefined, code: undefined };
    this.#given.shelf.put(again);
    this.#replace(again);
    this.#post(draft.room);
  }

  /** @param {string} clientId */
  discard(clientId) {
    const draft = this.#find(clientId);
    if (draft?.phase === "failed") this.#finish(draft);
  }

  /** Throws everything away: the writer signs out and said so. */
  clear() {
    this.disconnected();
    this.#drafts = [];
    this.#given.shelf.clear();
  }

  /**
   * Posts the first waiting draft of a room, unless another is under way or a pause is on. One that needs what
   * not every replica knows yet is passed: it may have to wait as long as an upgrade takes.
   *
   * @param {string} room
   */
  #post(room) {
    // The timer of the one under way, or of a pause.
    if (this.#timers.has(room)) return;
    const draft = this.#drafts.find(
      (other) => other.room === room && other.phase === "waiting" && this.#usable(other),
    );
    if (!draft) return;
    const { clientId } = draft;
    if (!this.#given.send(postFrame(draft))) return;
    this.#replace({ ...draft, phase: "sent" });
    this.#timers.set(
      room,
      this.#given.timers.after(ANSWER_WITHIN_MS, () => this.#unanswered(clientId, room)),
    );
  }

  /** @param {Draft} draft */
  #usable({ needs = [] }) {
    return needs.every((feature) => this.#given.usable(feature));
  }

  /**
   * @param {string} clientId
   * @param {string} room
   */
  #unanswered(clientId, room) {
    this.#timers.delete(room);
    const draft = this.#find(clientId);
    if (draft?.phase === "sent") this.#replace({ ...draft, phase: "waiting" });
    this.#post(room);
  }

  /** @param {string} room */
  #next(room) {
    this.#stopTimer(room);
    this.#post(room);
  }

  /**
   * @param {string} room
   * @param {number} delayMs
   */
  #again(room, delayMs) {
    this.#stopTimer(room);
    const run = () => {
      this.#timers.delete(room);
      this.#post(room);
    };
    this.#timers.set(room, this.#given.timers.after(delayMs, run));
  }

  /** @param {string} room */
  #stopTimer(room) {
    const timer = this.#timers.get(room);
    if (timer === undefined) return;
    this.#given.timers.cancel(timer);
    this.#timers.delete(room);
  }

  /** @param {string} clientId */
  #find(clientId) {
    return this.#drafts.find((draft) => draft.clientId === clientId);
  }

  /** @param {Draft} draft */
  #replace(draft) {
    this.#drafts = this.#drafts.map((other) => (other.clientId === draft.clientId ? draft : other));
    this.#moved.tell();
  }

  /** @param {Draft} draft */
  #finish(draft) {
    this.#drafts = this.#drafts.filter((other) => other.clientId !== draft.clientId);
    this.#attempts.delete(draft.clientId);
    this.#given.shelf.remove(draft.clientId);
    if (draft.phase === "sent") this.#next(draft.room);
    this.#moved.tell();
  }
}

/** @param {Draft} draft */
function postFrame({ clientId, room, body, replyTo, thread, alsoInRoom = false }) {
  return {
    type: "post",
    ref: clientId,
    room,
    clientId,
    body,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(thread === undefined ? {} : { thread, alsoInRoom }),
  };
}
