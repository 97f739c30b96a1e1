import { asProblem } from "../../net/problem.js";
import { retryDelayMs } from "../../net/backoff.js";
import { batch, Signal } from "../signals.js";

/** @import { Timers } from "../../net/link.js" */
/** @import { Problem } from "../../net/problem.js" */
/** @import { Api } from "../api.js" */
/** @import { Room } from "./room.js" */
/** @import { MessagePage } from "../wire.js" */

/**
 * @typedef {{api: Api, timers: Timers, random: () => number}} RoomReaderGiven
 *
 * @typedef {{reading: boolean, problem?: Problem}} Reading
 *
 * @typedef {"messages" | "older" | "newer" | "around" | "members" | "anew" | "count"} What
 */

/** Reads rooms over HTTP: their first page, older pages, their people, and all of it again after a reset. */
export class RoomReader {
  #given;
  /** @type {Map<string, Reading>} by what is read and of which room */
  #readings = new Map();
  #moved = new Signal();

  /** @param {RoomReaderGiven} given */
  constructor(given) {
    this.#given = given;
  }

  /**
   * @param {What} what
   * @param {Room} room
   * @returns {Reading}
   */
  reading(what, room) {
    this.#moved.read();
    return this.#readings.get(keyOf(what, room)) ?? { reading: false };
  }

  /**
   * The newest messages, unless they are held.
   *
   * @param {Room} room
   */
  async open(room) {
    if ((room.log.loaded && !room.log.hasAfter) || room.mustReread) return;
    room.holding = true;
    await this.#once("messages", room, async () => {
      const page = await this.#given.api.messages(room.id);
      return () => room.log.takeNewest(page);
    });
  }

  /**
   * The messages around a place, unless they are held.
   *
   * @param {Room} room
   * @param {number} seq
   */
  async at(room, seq) {
    if (room.log.covers(seq) || room.mustReread) return;
    room.holding = true;
    await this.#once("around", room, async () => {
      const page = await this.#given.api.messages(room.id, { around: seq });
      return () => room.log.takeAround(page);
    });
  }

  /** @param {Room} room */
  async older(room) {
    const oldest = room.log.messages[0];
    if (!oldest || !room.log.hasBefore || room.mustReread) return;
    await this.#beside("older", room, { before: oldest.seq }, (page) => room.log.takeOlder(page));
  }

  /** @param {Room} room */
  async newer(room) {
    if (!room.log.hasAfter || room.mustReread) return;
    await this.#beside("newer", room, { after: room.log.newestSeq }, (page) => room.log.takeNewer(page));
  }

  /** @param {Room} room */
  async members(room) {
    if (room.roster.loaded || !room.holding) return;
    await this.#once("members", room, async () => {
      const page = await this.#given.api.members(room.id);
      return () => room.roster.takePage(page);
    });
  }

  /**
   * The next page of them; nobody is made to read fifty thousand.
   *
   * @param {Room} room
   */
  async moreMembers(room) {
    const { next } = room.roster;
    if (next === undefined) return;
    await this.#once("members", room, async () => {
      const page = await this.#given.api.members(room.id, { after: next });
      return () => {
        if (room.roster.next === next) room.roster.takePage(page);
      };
    });
  }

  /**
   * The server's count, where something that it had counted has changed.
   *
   * @param {Room} room
   */
  async recount(room) {
    const { unread } = room;
    if (this.reading("count", room).reading) return;
    await this.#once("count", room, async () => {
      unread.unsure = false;
      const { readSeq } = unread;
      const view = await this.#given.api.room(room.id);
      return () => {
        // What has moved meanwhile isn't in that count.
        if (unread.unsure || unread.readSeq !== readSeq || unread.isAheadOf(view)) unread.unsure = true;
        else room.takeView(view);
      };
    });
    if (unread.unsure && !this.reading("count", room).problem) await this.recount(room);
  }

  /**
   * After a reset: messages, members and view, and only then the head that the reset told. It is tried until
   * it succeeds or another reset overtakes it, since live changes mean nothing without it.
   *
   * @param {Room} room
   * @param {number} [attempt]
   */
  async anew(room, attempt = 1) {
    if (!room.mustReread) return;
    room.holding = true;
    const generation = room.generation;
    await this.#once("anew", room, async () => {
      const [page, members, view] = await Promise.all([
        this.#given.api.messages(room.id),
        this.#given.api.members(room.id),
        this.#given.api.room(room.id),
      ]);
      return () => {
        room.log.takeNewest(page);
        room.roster.takePage(members);
        room.restored(view);
      };
    });
    if (room.mustReread && room.generation === generation && this.reading("anew", room).problem?.passing) {
      const delay = retryDelayMs(attempt, this.#given.random);
      this.#given.timers.after(delay, () => void this.#anewStill(room, generation, attempt + 1));
    }
  }

  /**
   * @param {Room} room
   * @param {number} generation
   * @param {number} attempt
   */
  async #anewStill(room, generation, attempt) {
    if (room.generation === generation) await this.anew(room, attempt);
  }

  /**
   * @param {"older" | "newer"} what
   * @param {Room} room
   * @param {{before?: number, after?: number}} where
   * @param {(page: MessagePage) => void} take
   */
  async #beside(what, room, where, take) {
    const { place } = room.log;
    await this.#once(what, room, async () => {
      const page = await this.#given.api.messages(room.id, where);
      return () => {
        if (room.log.place === place) take(page);
      };
    });
  }

  /**
   * That it couldn't be read has been told.
   *
   * @param {What} what
   * @param {Room} room
   */
  forgive(what, room) {
    this.#readings.delete(keyOf(what, room));
    this.#moved.tell();
  }

  /**
   * Reads unless the same is being read already, and uses the answer unless the room was dropped meanwhile.
   *
   * @param {What} what
   * @param {Room} room
   * @param {() => Promise<() => void>} read
   */
  async #once(what, room, read) {
    const key = keyOf(what, room);
    if (this.#readings.get(key)?.reading) return;
    this.#readings.set(key, { reading: true });
    room.log.await();
    this.#moved.tell();
    /** @type {() => void} */
    let use;
    try {
      use = await read();
      this.#readings.delete(key);
    } catch (thrown) {
      this.#readings.set(key, { reading: false, problem: asProblem(thrown) });
      use = () => undefined;
    }
    batch(() => {
      if (keyOf(what, room) === key) use();
      room.log.awaitNoMore();
      room.moved();
      this.#moved.tell();
    });
  }
}

/**
 * @param {string} what
 * @param {Room} room
 */
function keyOf(what, room) {
  return `${what} ${room.generation} ${room.id}`;
}
