import { Link } from "../net/link.js";
import { Blocks } from "./people/blocks.js";
import { Commands } from "./commands.js";
import { PresenceBoard } from "./people/presence-board.js";
import { ReadMarks } from "./rooms/read-marks.js";
import { ComposerDrafts } from "./composer/composer-drafts.js";
import { Outbox } from "./composer/outbox.js";
import { OutboxShelf } from "./composer/outbox-shelf.js";
import { Room } from "./rooms/room.js";
import { RoomReader } from "./rooms/room-reader.js";
import { Sections } from "./rooms/sections.js";
import { batch, Derived, sameItems, Signal } from "./signals.js";

/** @import { LinkState, SocketLike, Timers } from "../net/link.js" */
/** @import { Api } from "./api.js" */
/** @import { StorageLike } from "./composer/outbox-shelf.js" */
/** @import { Catchup, Me, MessageChange, Ready, Removed, RoomView, ServerFrame } from "./wire.js" */

/**
 * @typedef {object} ChatGiven
 * @property {Api} api
 * @property {() => SocketLike} openSocket
 * @property {StorageLike} storage
 * @property {Timers} timers
 * @property {() => number} random
 * @property {() => string} newId
 *
 * @typedef {"connected" | "doubtful" | "catchingUp" | "connecting" | "offline"} Connection
 */

/**
 * A room I was sent out of.
 *
 * @typedef {{view: RoomView, event: string, until?: string}} SentAway
 */

/** So many rooms keep their messages while others are shown; the one opened longest ago is let go first. */
const ROOMS_HELD_MAX = 12;

const BY_NAME = new Intl.Collator();

/**
 * Everything a signed-in person sees: rooms, what is under way, and how the connection is. Each topic has its signal:
 * the list of rooms, the connection and oneself here, the others where they are kept.
 */
export class Chat {
  #given;
  /** @type {Map<string, Room>} */
  #rooms = new Map();
  /** @type {string | undefined} */
  #epoch;
  /** @type {Set<string>} rooms whose catch-up is still to come */
  #behind = new Set();
  /** @type {string[]} ids of held rooms, the one opened last at the end */
  #opened = [];
  #link;
  #signals = { list: new Signal(), connection: new Signal(), self: new Signal() };
  #me;
  #known = false;
  /** @type {SentAway | undefined} */
  #sentAway;
  /** @type {ReadonlySet<string>} */
  #features = new Set();
  /** @type {string | undefined} */
  #notice;
  signedOut = false;
  #byName = new Derived(() => {
    this.#signals.list.read();
    return [...this.#rooms.values()].sort((a, b) => BY_NAME.compare(a.view.name, b.view.name));
  }, sameItems);
  #listed = new Derived(() => this.rooms.filter((room) => !room.closed), sameItems);
  #rereading = new Derived(() => this.rooms.some((room) => room.mustReread));

  /**
   * @param {Me} me
   * @param {ChatGiven} given
   * @param {() => void} [onSignedOut] told when the server doesn't know this sign-in any more
   */
  constructor(me, given, onSignedOut = () => undefined) {
    this.#me = me;
    this.#given = given;
    const { api, timers, random, newId } = given;
    const send = (/** @type {{type: string}} */ frame) => this.#link.send(frame);
    this.reader = new RoomReader({ api, timers, random });
    this.commands = new Commands({ send, newId, timers });
    this.begun = new ComposerDrafts(given.storage, me.id);
    const shelf = new OutboxShelf(given.storage, me.id);
    const usable = (/** @type {string} */ feature) => this.#features.has(feature);
    this.outbox = new Outbox({ shelf, send, usable, newId, timers, random });
    this.blocks = new Blocks({ api, timers, random });
    this.sections = new Sections({ api, timers, random, newId });
    this.readMarks = new ReadMarks({ api, send });
    this.presence = new PresenceBoard({ send, timers });
    this.#link = new Link({
      openSocket: given.openSocket,
      timers,
      random,
      hello: () => this.#hello(),
      authorize: (expired) => this.#authorize(expired),
      onFrame: (frame) => batch(() => this.#take(/** @type {ServerFrame} */ (frame))),
      onState: (state) => batch(() => this.#linkMoved(state)),
      onSignedOut: () => {
        this.signedOut = true;
        onSignedOut();
      },
    });
  }

  /** In the order of their names. */
  get rooms() {
    return this.#byName.value;
  }

  /** Those in the list: all but direct ones that I have put away. */
  get listed() {
    return this.#listed.value;
  }

  get me() {
    this.#signals.self.read();
    return this.#me;
  }

  set me(me) {
    this.#me = me;
    this.#signals.self.tell();
  }

  /** What may be used beyond the first version of the wire contract. */
  get features() {
    this.#signals.self.read();
    return this.#features;
  }

  /** What the server announced. */
  get notice() {
    this.#signals.self.read();
    return this.#notice;
  }

  /** Whether the first ready has come, so that the list of rooms is true. */
  get known() {
    this.#signals.list.read();
    return this.#known;
  }

  /** The last room I was sent out of, until I am in it again. */
  get sentAway() {
    this.#signals.list.read();
    return this.#sentAway;
  }

  set sentAway(sent) {
    this.#sentAway = sent;
    this.#signals.list.tell();
  }

  /** @param {string} id */
  room(id) {
    this.#signals.list.read();
    return this.#rooms.get(id);
  }

  /** @returns {LinkState} */
  get link() {
    this.#signals.connection.read();
    return this.#link.state;
  }

  /** @returns {Connection} */
  get connection() {
    const { phase, doubtful } = this.link;
    if (phase === "ready" && doubtful) return "doubtful";
    if (phase === "ready") return this.#behind.size > 0 || this.#rereading.value ? "catchingUp" : "connected";
    if (phase === "greeting") return "catchingUp";
    return phase === "connecting" && !this.known ? "connecting" : "offline";
  }

  start() {
    this.#link.start();
  }

  stop() {
    this.#link.stop();
  }

  retryNow() {
    this.#link.retryNow();
  }

  networkLost() {
    this.#link.networkLost();
  }

  lookAgain() {
    this.#link.lookAgain();
  }

  /**
   * Begins to show a room, at one of its messages or at its newest.
   *
   * @param {Room} room
   * @param {number} [seq]
   */
  async open(room, seq) {
    room.unread.kept = false;
    room.placeDivider();
    this.#opened = [...this.#opened.filter((id) => id !== room.id), room.id];
    while (this.#opened.length > ROOMS_HELD_MAX)
      this.#rooms.get(/** @type {string} */ (this.#opened.shift()))?.forget();
    await this.reader.open(room, seq);
  }

  /**
   * A view that came over HTTP: after creating or joining, maybe before the socket tells of it.
   *
   * @param {RoomView} view
   * @returns {Room}
   */
  adopt(view) {
    return this.#joined(view);
  }

  /**
   * I have left the room. The socket will say so too, but maybe only when it is back.
   *
   * @param {Room} room
   */
  forget(room) {
    this.#forget(room.id);
  }

  /**
   * I have put a direct room away. The socket will say so too, but maybe only when it is back.
   *
   * @param {Room} room
   */
  putAway(room) {
    room.takeMine({ ...room.view.mine, closedSeq: Math.max(room.cursor ?? 0, room.view.head) });
  }

  #hello() {
    /** @type {Record<string, number>} */
    const cursors = {};
    for (const room of this.#rooms.values()) {
      if (room.resumeFrom !== undefined) cursors[room.id] = room.resumeFrom;
    }
    return {
      type: "hello",
      cursors,
      ...(this.#epoch === undefined ? {} : { epoch: this.#epoch }),
      client: "web",
    };
  }

  /** @param {boolean} expired */
  async #authorize(expired) {
    if (expired) return this.#given.api.renew();
    try {
      await this.#given.api.me();
      return true;
    } catch (thrown) {
      if (thrown instanceof Error && "code" in thrown && thrown.code === "unauthenticated") return false;
      throw thrown;
    }
  }

  /** @param {LinkState} state */
  #linkMoved(state) {
    if (state.phase === "waiting" || state.phase === "stopped") {
      this.#behind.clear();
      this.commands.disconnected();
      this.outbox.disconnected();
      this.presence.disconnected();
    }
    this.#signals.connection.tell();
  }

  /** @param {ServerFrame} frame */
  #take(frame) {
    switch (frame.type) {
      case "ready":
        this.#ready(frame);
        break;
      case "catchup":
        this.#catchup(frame);
        break;
      case "message":
      case "member":
      case "room":
        this.#rooms.get(frame.room)?.takeChange(frame);
        if (frame.type === "message") this.#arrived(frame);
        this.#recount(frame.room);
        this.#settle(frame.room);
        break;
      case "ack":
        this.commands.acked(frame);
        this.outbox.acked(frame);
        this.#settle(frame.room);
        break;
      case "nack":
        this.commands.nacked(frame);
        this.outbox.nacked(frame);
        break;
      case "joined":
        this.#joinedLive(frame.room);
        break;
      case "removed":
        this.#removed(frame);
        break;
      case "read":
        if (frame.username === this.me.username) this.#rooms.get(frame.room)?.takeRead(frame);
        else this.#rooms.get(frame.room)?.hasRead(frame.username, frame.seq);
        break;
      case "typing":
        this.presence.takeTyping(frame);
        break;
      case "features":
        this.#features = new Set(frame.features);
        this.#signals.self.tell();
        this.outbox.featuresRose();
        break;
      case "sections":
        this.sections.take(frame);
        break;
      case "blocks":
        this.blocks.take(frame.usernames);
        break;
      case "presence":
        this.presence.takePresence(frame);
        break;
      case "notice":
        this.#notice = frame.detail ?? frame.code;
        this.#signals.self.tell();
        break;
      // Types of a newer server mean nothing to this client.
    }
  }

  /** @param {Ready} ready */
  #ready(ready) {
    this.me = ready.user;
    this.#features = new Set(ready.features);
    const anotherHistory = this.#epoch !== undefined && this.#epoch !== ready.epoch;
    this.#epoch = ready.epoch;
    const ids = new Set(ready.rooms.map((view) => view.id));
    for (const id of [...this.#rooms.keys()]) if (!ids.has(id)) this.#forget(id);
    for (const view of ready.rooms) this.#readyRoom(view, anotherHistory);
    this.#known = true;
    this.#signals.list.tell();
    this.#signals.connection.tell();
    this.outbox.connected();
    this.presence.connected();
    this.blocks.connected();
    this.sections.connected(anotherHistory);
    const shown = this.#rooms.get(this.#opened.at(-1) ?? "");
    // What couldn't be read while there was no connection is read now.
    if (shown?.log.reading("newest").problem) void this.reader.open(shown);
    if (shown && this.reader.reading("members", shown).problem) void this.reader.members(shown);
  }

  /**
   * @param {RoomView} view
   * @param {boolean} anotherHistory
   */
  #readyRoom(view, anotherHistory) {
    const room = this.#rooms.get(view.id);
    if (!room) {
      this.#begin(view).live = true;
      return;
    }
    room.live = true;
    // The epoch is another from now on, so a cursor of the old one must not outlive this frame.
    if (anotherHistory) room.beginAnew(view);
    else if (room.resumeFrom !== undefined) this.#behind.add(room.id);
    room.takeReady(view);
    void this.reader.anew(room);
  }

  /** @param {Catchup} catchup */
  #catchup(catchup) {
    const room = this.#rooms.get(catchup.room);
    if (!room) return;
    room.takeCatchup(catchup);
    if (!catchup.more) this.#behind.delete(room.id);
    this.#signals.connection.tell();
    for (const change of catchup.changes ?? []) if (change.type === "message") this.#arrived(change);
    this.#settle(room.id);
    this.#recount(room.id);
    void this.reader.anew(room);
  }

  /** @param {MessageChange} change */
  #arrived({ seq, message }) {
    if (message.sender.id === this.me.id) this.outbox.arrived(message);
    // Whoever has said it types it no more; what becomes of it later says nothing of that.
    if (seq === message.seq) this.presence.stopped(message.room, message.sender.username);
  }

  /** @param {string} id */
  #recount(id) {
    const room = this.#rooms.get(id);
    if (room?.unread.unsure) void this.reader.recount(room);
  }

  /** @param {string} id */
  #settle(id) {
    const room = this.#rooms.get(id);
    if (room?.cursor !== undefined && !room.mustReread) this.outbox.reached(id, room.cursor);
  }

  /**
   * @param {RoomView} view
   * @returns {Room}
   */
  #joined(view) {
    const held = this.#rooms.get(view.id);
    if (held) {
      // It may be older than what came live, so its counts aren't taken.
      held.takeInfo(view);
      return held;
    }
    if (this.sentAway?.view.id === view.id) this.sentAway = undefined;
    return this.#begin(view);
  }

  /** @param {RoomView} view */
  #begin(view) {
    const room = new Room(view, this.#me.username, (where) => this.#given.api.messages(view.id, where));
    this.#rooms.set(view.id, room);
    this.#signals.list.tell();
    return room;
  }

  /** @param {RoomView} view from whose head on the room comes live */
  #joinedLive(view) {
    const held = this.#rooms.get(view.id);
    if (held?.live) return held.takeAgain(view);
    const room = this.#joined(view);
    room.live = true;
    if (view.head <= (room.cursor ?? 0)) return;
    // What was said between an answer over HTTP and now comes by no other way.
    room.beginAt(view);
    void this.reader.anew(room);
  }

  /** @param {Removed} removed */
  #removed({ room: id, event }) {
    const room = this.#rooms.get(id);
    if (room && (event === "kicked" || event === "banned"))
      this.sentAway = { view: room.view, event, until: room.own?.bannedUntil };
    this.#forget(id);
  }

  /** @param {string} id */
  #forget(id) {
    this.#rooms.delete(id);
    this.#behind.delete(id);
    this.#opened = this.#opened.filter((other) => other !== id);
    this.#signals.list.tell();
    this.#signals.connection.tell();
  }
}
