import { retryDelayMs } from "../../net/backoff.js";
import { LoadStates } from "../load-states.js";

/** @import { Timers } from "../../net/link.js" */
/** @import { Api } from "../api.js" */
/** @import { Room } from "./room.js" */

/**
 * @typedef {{api: Api, timers: Timers, random: () => number}} RoomReaderGiven
 *
 * @typedef {"members" | "anew" | "count"} What
 */

/** Reads rooms over HTTP: where they begin to be shown, their people, and all of it again after a reset. */
export class RoomReader {
  #given;
  #readings = new LoadStates();

  /** @param {RoomReaderGiven} given */
  constructor(given) {
    this.#given = given;
  }

  /**
   * @param {What} what
   * @param {Room} room
   */
  reading(what, room) {
    return this.#readings.of(keyOf(what, room));
  }

  /**
   * The newest messages, or those around a place; unless they are held.
   *
   * @param {Room} room
   * @param {number} [seq]
   */
  async open(room, seq) {
    if (room.mustReread) return;
    room.holding = true;
    await (seq === undefined ? room.log.openNewest() : room.log.openAround(seq));
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
    const read = async () => {
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
    };
    await room.log.keepingAll(() => this.#once("anew", room, read));
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
   * Reads unless the same is being read already, and uses the answer unless the room was dropped meanwhile.
   *
   * @param {What} what
   * @param {Room} room
   * @param {() => Promise<() => void>} read
   */
  async #once(what, room, read) {
    const key = keyOf(what, room);
    await this.#readings.once(key, async () => {
      const use = await read();
      return () => {
        if (keyOf(what, room) === key) use();
        room.moved();
      };
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
