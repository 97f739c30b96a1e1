import { Signal } from "../signals.js";

/** @import { Timers } from "../../net/link.js" */
/** @import { Presence, Typing, User } from "../wire.js" */

/**
 * @typedef {{type: "watch", users: string[]}} Watch
 * @typedef {{type: "typing", room: string, on: boolean}} Types
 * @typedef {{type: "idle", on: boolean}} Idle
 *
 * @typedef {object} CompanyGiven
 * @property {(frame: Watch | Types | Idle) => boolean} send false when there is no connection
 * @property {Timers} timers
 *
 * How somebody is here; `since` is when they were last seen.
 * @typedef {{state: "online" | "away" | "offline", since?: string}} Standing
 */

/** The server takes no more. */
const WATCHED_MAX = 200;
/** Said so often while it goes on; the server passes on no more. */
const TYPING_AGAIN_MS = 3_000;
/** Who hasn't touched a key for so long has stopped. */
const TYPING_OVER_MS = 5_000;
/** A little longer than the server's own patience, in case its word was lost. */
const TYPIST_FORGOTTEN_MS = 8_000;

/** Who is here, who types where, and what others see of me. Nothing of it is kept. */
export class PresenceBoard {
  #given;
  /** @type {Map<string, Standing>} */
  #standings = new Map();
  /** @type {string[]} */
  #wanted = [];
  /** @type {Map<string, string[]>} by what part of the page wants them */
  #wishes = new Map();
  /** @type {Map<string, Map<string, number>>} by room and username, until when */
  #typists = new Map();
  /** @type {{room: string, saidAt: number, over: number} | undefined} where I type */
  #mine;
  #idle = false;
  #signals = { standings: new Signal(), typists: new Signal() };

  /** @param {CompanyGiven} given */
  constructor(given) {
    this.#given = given;
  }

  // --- who is here ---

  /**
   * From now on this part of the page wants these people to be known, and no others. Where all parts together want
   * more than the server takes, each part's first ones come first.
   *
   * @param {string} part
   * @param {string[]} usernames
   */
  want(part, usernames) {
    if (usernames.length > 0) this.#wishes.set(part, usernames);
    else this.#wishes.delete(part);
    const wanted = inTurn([...this.#wishes.values()], WATCHED_MAX).sort();
    if (wanted.join() === this.#wanted.join()) return;
    this.#wanted = wanted;
    for (const known of [...this.#standings.keys()])
      if (!wanted.includes(known)) this.#standings.delete(known);
    this.#given.send({ type: "watch", users: wanted });
  }

  /**
   * @param {Pick<User, "username"> & Partial<User>} user with what was last read of them
   * @returns {Standing}
   */
  standing(user) {
    this.#signals.standings.read();
    return (
      this.#standings.get(user.username) ??
      (user.online ? { state: "online" } : { state: "offline", since: user.lastSeenAt })
    );
  }

  /** @param {Presence} presence */
  takePresence({ username, state, lastSeenAt }) {
    if (!this.#wanted.includes(username)) return;
    this.#standings.set(username, { state, since: lastSeenAt });
    this.#signals.standings.tell();
  }

  // --- who types ---

  /**
   * @param {string} room
   * @returns {string[]} usernames, who began first at the beginning
   */
  typists(room) {
    this.#signals.typists.read();
    return [...(this.#typists.get(room)?.keys() ?? [])];
  }

  /** @param {Typing} typing */
  takeTyping({ room, username, on }) {
    if (!on) {
      this.stopped(room, username);
      return;
    }
    const here = this.#typists.get(room) ?? new Map();
    const until = this.#given.timers.now() + TYPIST_FORGOTTEN_MS;
    const isNew = !here.has(username);
    this.#typists.set(room, here.set(username, until));
    if (isNew) this.#signals.typists.tell();
    this.#given.timers.after(TYPIST_FORGOTTEN_MS, () => {
      if (here.get(username) === until) this.stopped(room, username);
    });
  }

  /**
   * They have stopped, or said it.
   *
   * @param {string} room
   * @param {string} username
   */
  stopped(room, username) {
    if (this.#typists.get(room)?.delete(username)) this.#signals.typists.tell();
  }

  // --- what others see of me ---

  /**
   * I have touched a key.
   *
   * @param {string} room
   */
  type(room) {
    const { timers, send } = this.#given;
    if (this.#mine && this.#mine.room !== room) this.typeNoMore();
    const now = timers.now();
    const saidAt = this.#mine?.saidAt ?? 0;
    const again = now - saidAt >= TYPING_AGAIN_MS;
    if (again) send({ type: "typing", room, on: true });
    if (this.#mine) timers.cancel(this.#mine.over);
    this.#mine = {
      room,
      saidAt: again ? now : saidAt,
      over: timers.after(TYPING_OVER_MS, () => this.typeNoMore()),
    };
  }

  /** I have sent it, or thrown it away, or thought better of it. */
  typeNoMore() {
    const mine = this.#mine;
    if (!mine) return;
    this.#mine = undefined;
    this.#given.timers.cancel(mine.over);
    this.#given.send({ type: "typing", room: mine.room, on: false });
  }

  /** @param {boolean} idle whether I have turned away from this device */
  turn(idle) {
    if (idle === this.#idle) return;
    this.#idle = idle;
    this.#given.send({ type: "idle", on: idle });
  }

  // --- the connection ---

  /** The server knows nothing of what was said on an earlier connection. */
  connected() {
    if (this.#wanted.length > 0) this.#given.send({ type: "watch", users: this.#wanted });
    if (this.#idle) this.#given.send({ type: "idle", on: true });
  }

  /** Nobody can be known to be here, or to type. */
  disconnected() {
    if (this.#mine) this.#given.timers.cancel(this.#mine.over);
    this.#mine = undefined;
    this.#typists.clear();
    this.#signals.typists.tell();
  }
}

/**
 * One of each list, then the next of each, without doubles.
 *
 * @param {string[][]} lists
 * @param {number} max
 */
function inTurn(lists, max) {
  /** @type {Set<string>} */
  const taken = new Set();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let at = 0; at < longest; at += 1) {
    for (const list of lists) {
      const name = list[at];
      if (name !== undefined && taken.size < max) taken.add(name);
    }
  }
  return [...taken];
}
