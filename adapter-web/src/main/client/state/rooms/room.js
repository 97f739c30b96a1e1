import { MessageLog } from "../timeline/message-log.js";
import { inTimeline } from "../timeline/in-timeline.js";
import { batch, Signal } from "../signals.js";
import { headcountStep, Roster } from "../people/roster.js";
import { Unread } from "./unread.js";

/** @import { MessageSource } from "../timeline/message-log.js" */
/** @import { Catchup, Change, Member, MemberChange, MessageChange, Mine, Read, RoomView } from "../wire.js" */

/**
 * One room as this client knows it. Only changes, a catch-up's head and the heads of ready and joined move
 * its cursor; an ack never does, because what was committed before the acked post may not have arrived yet.
 *
 * It has a signal for what it is, its messages, its counts and its people each, so that what shows one of them isn't
 * drawn anew for another.
 */
export class Room {
  #me;
  #view;
  #log;
  #roster;
  #unread;
  #signals = {
    info: new Signal(),
    counts: new Signal(),
    people: new Signal(),
    reads: new Signal(),
  };
  /** What the cursor becomes when the room has been read anew; undefined when it needn't be. */
  #pendingHead = /** @type {number | undefined} */ (undefined);
  /** Counts how often everything was dropped, so that an answer to an older question is known as such. */
  generation = 0;
  /** Whether states of messages are kept: from the moment a first page is asked for. */
  holding = false;
  /** Whether the socket has told of it, and not only an answer over HTTP. */
  live = false;
  /** @type {number | undefined} */
  cursor;
  /** How I stand here, as the last change of it said. */
  #own = /** @type {Member | undefined} */ (undefined);
  /** The newest message that came live, so that what is said of an older moment is known as such. */
  #newestMessage = 0;

  /**
   * @param {RoomView} view
   * @param {string} me my username
   * @param {MessageSource} source
   */
  constructor(view, me, source) {
    this.#me = me;
    this.#view = view;
    this.#log = new MessageLog(me, source, inTimeline);
    this.#roster = new Roster();
    this.#unread = new Unread(me);
    this.#unread.takeView(view);
    this.cursor = view.head;
  }

  get id() {
    return this.#view.id;
  }

  get view() {
    this.#signals.info.read();
    return this.#view;
  }

  get log() {
    this.#log.read();
    return this.#log;
  }

  get roster() {
    this.#signals.people.read();
    return this.#roster;
  }

  /** Its people, and how far each of them has read. */
  get readers() {
    this.#signals.reads.read();
    return this.roster;
  }

  get unread() {
    this.#signals.counts.read();
    return this.#unread;
  }

  /** After which message the "new" line stands; it is part of the messages, which needn't follow each count. */
  get dividerSeq() {
    this.#log.read();
    return this.#unread.dividerSeq;
  }

  /** @param {number | undefined} seq none takes the line away */
  set dividerSeq(seq) {
    this.#unread.dividerSeq = seq;
    this.#log.tell();
  }

  /** What others read of it has changed from outside: it was read over HTTP, or I have read on. */
  moved() {
    batch(() => [this.#log, ...Object.values(this.#signals)].forEach((one) => one.tell()));
  }

  /** How much of it is unread has changed. */
  countsMoved() {
    this.#signals.counts.tell();
  }

  /**
   * How I stand here in the newest known state: by a change, or by the list of people, whichever came later.
   *
   * @returns {Member | undefined}
   */
  get own() {
    this.#signals.info.read();
    const listed = this.#roster.get(this.#me);
    return listed && listed.changed >= (this.#own?.changed ?? 0) ? listed : this.#own;
  }

  /** Whether I have put it away, and nothing was said in it since. */
  get closed() {
    const closedSeq = this.view.mine?.closedSeq;
    if (typeof closedSeq !== "number") return false;
    this.#signals.counts.read();
    return this.#newestMessage <= closedSeq;
  }

  /** Whether everything held was dropped and must be read again before the cursor means something. */
  get mustReread() {
    this.#signals.info.read();
    return this.#pendingHead !== undefined;
  }

  /**
   * What hello says about this room; nothing is held of a room without a cursor, so it starts at its head.
   */
  get resumeFrom() {
    return this.holding && this.#pendingHead === undefined ? this.cursor : undefined;
  }

  /**
   * A ready frame's view. A room that resumes keeps its cursor: its catch-up follows.
   *
   * @param {RoomView} view
   */
  takeReady(view) {
    this.#newestMessage = 0;
    this.takeView(view);
    if (this.#pendingHead !== undefined) {
      this.reset(view.head);
    } else if (!this.holding) {
      this.cursor = view.head;
      this.#roster.drop();
      this.#signals.people.tell();
    }
  }

  /** @param {RoomView} view */
  takeView(view) {
    this.#unread.takeView(view);
    this.takeInfo(view);
  }

  /** @param {RoomView} view of which only what the room is counts, and not how much of it is unread */
  takeInfo(view) {
    this.#view = view.changed >= this.#view.changed ? view : { ...view, ...infoOf(this.#view) };
    this.#log.beginAt(view.firstSeq);
    this.moved();
  }

  /** @param {RoomView} view the room in another history, in which lower numbers may be newer */
  beginAnew(view) {
    this.#view = view;
    this.#own = undefined;
    this.#unread.beginAnew();
    if (this.holding) this.reset(view.head);
    this.moved();
  }

  /** @param {RoomView} view whose head the room goes on from; what is before it is read anew */
  beginAt(view) {
    if (this.holding) this.reset(view.head);
    else this.cursor = view.head;
    this.#unread.takeView(view);
    this.moved();
  }

  /**
   * The same room, otherwise to me than before; what of it is unread has been counted here all along.
   *
   * @param {RoomView} view as of where its stream is
   */
  takeAgain(view) {
    this.takeInfo(view);
    this.#reach(view.head);
  }

  /** @param {Mine} mine */
  takeMine(mine) {
    this.#view = { ...this.#view, mine };
    this.#signals.info.tell();
  }

  /** Puts the line where reading stopped, when the room is opened. */
  placeDivider() {
    this.#unread.placeDivider();
    this.#log.tell();
  }

  /**
   * What the server says about my own reading.
   *
   * @param {Read} read
   */
  takeRead(read) {
    this.#unread.takeRead(read, this.cursor ?? 0);
    this.#signals.counts.tell();
  }

  /**
   * Somebody else has read further, or wants to read it again.
   *
   * @param {string} username
   * @param {number} readSeq
   */
  hasRead(username, readSeq) {
    this.#roster.hasRead(username, readSeq);
    this.#signals.reads.tell();
  }

  /** @param {Change} change */
  takeChange(change) {
    if (change.type === "message") this.#takeMessage(change);
    else if (change.type === "member") this.#takeMember(change);
    else if (change.info.changed >= this.#view.changed) {
      // What is absent now may have been there before.
      this.#view = { ...this.#view, description: undefined, archivedAt: undefined, ...change.info };
      this.#beginAt(change.info.firstSeq);
      this.moved();
    }
    this.#reach(change.seq);
  }

  /** @param {Catchup} catchup */
  takeCatchup(catchup) {
    if (catchup.reset) {
      this.reset(catchup.head);
      return;
    }
    for (const change of catchup.changes ?? []) this.takeChange(change);
    if (catchup.members === "reset") this.#roster.drop();
    this.#signals.people.tell();
    this.#reach(catchup.head);
  }

  /**
   * Drops everything; the head counts only once it has been read anew.
   *
   * @param {number} head
   */
  reset(head) {
    this.#log.drop();
    this.#roster.drop();
    this.#unread.drop();
    this.#own = undefined;
    this.generation += 1;
    this.#pendingHead = head;
    this.moved();
  }

  /**
   * Everything has been read anew since the reset.
   *
   * @param {RoomView} view
   */
  restored(view) {
    if (this.#pendingHead === undefined) return;
    this.cursor = this.#pendingHead;
    this.#pendingHead = undefined;
    this.takeView(view);
  }

  /** Lets go of older messages. */
  trim() {
    this.#log.trim();
    this.#log.tell();
  }

  /** Lets go of messages and members, so that the room costs next to nothing. */
  forget() {
    this.#log.drop();
    this.#roster.drop();
    this.generation += 1;
    this.holding = false;
    this.moved();
  }

  /** @param {MessageChange} change */
  #takeMessage(change) {
    this.#unread.takeMessage(change.message, change.seq);
    this.#newestMessage = Math.max(this.#newestMessage, change.message.seq);
    this.#signals.counts.tell();
    if (!this.holding) return;
    const { message, by, threadInfo } = change;
    this.#log.take(message, by);
    if (message.thread !== undefined) this.#log.takeThreadInfo(message.thread, threadInfo);
    this.#log.tell();
  }

  /** @param {MemberChange} change */
  #takeMember(change) {
    const { member } = change;
    const mine = member.user.username === this.#me;
    if (mine && member.changed >= (this.#own?.changed ?? 0)) {
      this.#own = member;
      this.#signals.info.tell();
    }
    const step = headcountStep(change, this.#roster);
    if (this.holding && !this.#roster.take(member)) return;
    if (change.seq > this.#view.head) {
      this.#view = { ...this.#view, memberCount: Math.max(0, this.#view.memberCount + step) };
    }
    if (mine) this.#view = { ...this.#view, myRole: member.role };
    this.#signals.info.tell();
    this.#signals.people.tell();
  }

  /** @param {number} firstSeq the room has forgotten what was before it */
  #beginAt(firstSeq) {
    this.#log.beginAt(firstSeq);
    this.#unread.beginAt(firstSeq);
  }

  /** @param {number} seq */
  #reach(seq) {
    if (this.#pendingHead !== undefined) this.#pendingHead = Math.max(this.#pendingHead, seq);
    else this.cursor = Math.max(this.cursor ?? 0, seq);
  }
}

/** @param {RoomView} view */
function infoOf(view) {
  const { id, kind, name, description, visibility, settings, firstSeq, changed, archivedAt } = view;
  return { id, kind, name, description, visibility, settings, firstSeq, changed, archivedAt };
}
