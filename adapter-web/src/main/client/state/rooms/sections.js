import { retryDelayMs } from "../../net/backoff.js";
import { asProblem } from "../../net/problem.js";
import { Signal } from "../signals.js";

/** @import { Timers } from "../../net/link.js" */
/** @import { Api } from "../api.js" */
/** @import { Room } from "./room.js" */
/** @import { OwnSections, Section } from "../wire.js" */

/**
 * @typedef {{api: Api, timers: Timers, random: () => number, newId: () => string}} SectionsGiven
 */

/** The section that every list may have, with a star for a sign. */
export const FAVOURITES = "favourites";

/** Two devices that arrange at once give way to each other so often. */
const ATTEMPTS_MAX = 4;

/** In which sections I keep my rooms; what has the highest number holds. */
export class Sections {
  #given;
  #rev = -1;
  /** Counts connections: what was asked for on an earlier one may be of a history that is gone. */
  #connection = 0;
  /** @type {readonly Section[]} */
  #all = [];
  #moved = new Signal();

  /** @param {SectionsGiven} given */
  constructor(given) {
    this.#given = given;
  }

  get all() {
    this.#moved.read();
    return this.#all;
  }

  /** @param {OwnSections} sections */
  take({ rev, sections }) {
    if (rev <= this.#rev) return;
    this.#rev = rev;
    this.#all = sections;
    this.#moved.tell();
  }

  /**
   * @param {string} room
   * @returns {Section | undefined}
   */
  of(room) {
    return this.all.find(({ rooms }) => rooms.includes(room));
  }

  /**
   * The rooms of a section, in its order; those that I am not in just now keep their place and aren't shown.
   *
   * @param {Section} section
   * @param {Room[]} rooms
   * @returns {Room[]}
   */
  roomsOf(section, rooms) {
    const known = new Map(rooms.map((room) => [room.id, room]));
    return section.rooms.flatMap((id) => known.get(id) ?? []);
  }

  /**
   * @param {string} room
   * @param {string} [to] the section; none takes it out of all of them
   */
  async move(room, to) {
    await this.#change((all) => {
      const others = all.map((one) => ({ ...one, rooms: one.rooms.filter((id) => id !== room) }));
      if (to === FAVOURITES && !others.some(({ id }) => id === FAVOURITES))
        others.unshift({ id: FAVOURITES, name: "Favourites", rooms: [] });
      return others
        .map((one) => (one.id === to ? { ...one, rooms: [...one.rooms, room] } : one))
        .filter(({ id, rooms }) => id !== FAVOURITES || rooms.length > 0);
    });
  }

  /**
   * @param {string} name
   * @param {string} room its first one
   */
  async create(name, room) {
    const id = this.#given.newId();
    await this.#change((all) => [...all, { id, name, rooms: [] }]);
    await this.move(room, id);
  }

  /**
   * @param {string} section
   * @param {string} name
   */
  async rename(section, name) {
    await this.#change((all) => all.map((one) => (one.id === section ? { ...one, name } : one)));
  }

  /** @param {string} section whose rooms then stand among the others */
  async remove(section) {
    await this.#change((all) => all.filter(({ id }) => id !== section));
  }

  /**
   * @param {string} section
   * @param {-1 | 1} by
   */
  async shift(section, by) {
    await this.#change((all) => shifted(all, (one) => one.id === section, by));
  }

  /**
   * Among those of its section that are shown.
   *
   * @param {string} room
   * @param {-1 | 1} by
   * @param {(id: string) => boolean} isShown
   */
  async shiftRoom(room, by, isShown) {
    await this.#change((all) =>
      all.map((one) => {
        if (!one.rooms.includes(room)) return one;
        const rooms = shifted(one.rooms.filter(isShown), (id) => id === room, by);
        return { ...one, rooms: [...rooms, ...one.rooms.filter((id) => !isShown(id))] };
      }),
    );
  }

  /** @param {boolean} anotherHistory in which numbers begin anew */
  connected(anotherHistory) {
    this.#connection += 1;
    if (anotherHistory) this.#rev = -1;
    void this.#read(1);
  }

  /** @param {number} attempt */
  async #read(attempt) {
    const { api, timers, random } = this.#given;
    const connection = this.#connection;
    const isStill = () => connection === this.#connection;
    try {
      const sections = await api.sections();
      if (isStill()) this.take(sections);
    } catch (thrown) {
      if (!isStill() || !asProblem(thrown).passing) return;
      timers.after(retryDelayMs(attempt, random), () => {
        if (isStill()) void this.#read(attempt + 1);
      });
    }
  }

  /** @param {(all: Section[]) => Section[]} change made anew on what another device has arranged meanwhile */
  async #change(change) {
    const { api } = this.#given;
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.take(await api.arrange({ rev: this.#rev, sections: change([...this.all]) }));
        return;
      } catch (thrown) {
        if (asProblem(thrown).code !== "conflict" || attempt === ATTEMPTS_MAX) throw thrown;
        this.take(await api.sections());
      }
    }
  }
}

/**
 * @template T
 * @param {T[]} all
 * @param {(one: T) => boolean} which
 * @param {-1 | 1} by
 * @returns {T[]}
 */
function shifted(all, which, by) {
  const at = all.findIndex(which);
  const to = at + by;
  const moved = all[at];
  if (moved === undefined || to < 0 || to >= all.length) return all;
  const others = all.filter((one) => one !== moved);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}
