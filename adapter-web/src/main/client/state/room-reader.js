import { asProblem } from "../net/problem.js";
import { retryDelayMs } from "../net/backoff.js";

/** @import { Timers } from "../net/link.js" */
/** @import { Problem } from "../net/problem.js" */
/** @import { Api } from "./api.js" */
/** @import { Room } from "./room.js" */

/**
 * @typedef {{api: Api, timers: Timers, random: () => number, onChange: () => void}} RoomReaderGiven
 *
 * @typedef {{reading: boolean, problem?: Problem}} Reading
 */

/** A bound on following `next`; the list stays short of someone rather than the page without end. */
const MEMBER_PAGES_MAX = 50;

/** Reads rooms over HTTP: their first page, older pages, their people, and all of it again after a reset. */
export class RoomReader {
  #given;
  /** @type {Map<string, Reading>} by what is read and of which room */
  #readings = new Map();

  /** @param {RoomReaderGiven} given */
  constructor(given) {
    this.#given = given;
  }

  /**
   * @param {"messages" | "older" | "members" | "anew"} what
   * @param {Room} room
   * @returns {Reading}
   */
  reading(what, room) {
    return this.#readings.get(keyOf(what, room)) ?? { reading: false };
  }

  /** @param {Room} room */
  async open(room) {
    if (room.log.loaded || room.mustReread) return;
    room.holding = true;
    await this.#once("messages", room, async () => {
      const page = await this.#given.api.messages(room.id);
      return () => room.log.takeNewest(page);
    });
  }

  /** @param {Room} room */
  async older(room) {
    const oldest = room.log.messages[0];
    if (!oldest || !room.log.hasBefore || room.mustReread) return;
    await this.#once("older", room, async () => {
      const page = await this.#given.api.messages(room.id, oldest.seq);
      return () => room.log.takeOlder(page);
    });
  }

  /** @param {Room} room */
  async members(room) {
    if (room.roster.loaded || !room.holding) return;
    await this.#once("members", room, async () => {
      const members = await this.#allMembers(room);
      return () => {
        for (const member of members) room.roster.take(member);
        room.roster.loaded = true;
      };
    });
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
        this.#allMembers(room),
        this.#given.api.room(room.id),
      ]);
      return () => {
        room.log.takeNewest(page);
        for (const member of members) room.roster.take(member);
        room.roster.loaded = true;
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

  /** @param {Room} room */
  async #allMembers(room) {
    const members = [];
    /** @type {string | undefined} */
    let after;
    for (let pages = 0; pages < MEMBER_PAGES_MAX; pages += 1) {
      const page = await this.#given.api.members(room.id, after);
      members.push(...page.items);
      after = page.next;
      if (after === undefined || after === null) break;
    }
    return members;
  }

  /**
   * Reads unless the same is being read already, and uses the answer unless the room was dropped meanwhile.
   *
   * @param {"messages" | "older" | "members" | "anew"} what
   * @param {Room} room
   * @param {() => Promise<() => void>} read
   */
  async #once(what, room, read) {
    const key = keyOf(what, room);
    if (this.#readings.get(key)?.reading) return;
    this.#readings.set(key, { reading: true });
    this.#given.onChange();
    try {
      const use = await read();
      this.#readings.delete(key);
      use();
    } catch (thrown) {
      this.#readings.set(key, { reading: false, problem: asProblem(thrown) });
    }
    this.#given.onChange();
  }
}

/**
 * @param {string} what
 * @param {Room} room
 */
function keyOf(what, room) {
  return `${what} ${room.generation} ${room.id}`;
}
