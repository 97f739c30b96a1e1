import { retryDelayMs } from "../../net/backoff.js";
import { asProblem } from "../../net/problem.js";
import { Signal } from "../signals.js";

/** @import { Timers } from "../../net/link.js" */
/** @import { Api } from "../api.js" */

/**
 * @typedef {{api: Api, timers: Timers, random: () => number}} BlocksGiven
 */

/** Whom I don't want to hear: as the server told last, or as it was read when nobody had told anything yet. */
export class Blocks {
  #given;
  /** @type {Set<string>} usernames */
  #names = new Set();
  /** Counts what was told, and connections: a list that was asked for before is older than that. */
  #told = 0;
  #moved = new Signal();

  /** @param {BlocksGiven} given */
  constructor(given) {
    this.#given = given;
  }

  /** @param {string} username */
  has(username) {
    this.#moved.read();
    return this.#names.has(username);
  }

  /** @param {string[]} usernames all of them */
  take(usernames) {
    this.#told += 1;
    this.#names = new Set(usernames);
    this.#moved.tell();
  }

  /**
   * @param {string} username
   * @param {boolean} on
   */
  async set(username, on) {
    await this.#given.api.block(username, on);
    const names = new Set(this.#names);
    if (on) names.add(username);
    else names.delete(username);
    // The socket says the same, and maybe said it already; without a connection this is all there is.
    this.take([...names]);
  }

  /** While there was no connection nothing was told. */
  connected() {
    this.#told += 1;
    void this.#read(1);
  }

  /** @param {number} attempt */
  async #read(attempt) {
    const { api, timers, random } = this.#given;
    const told = this.#told;
    try {
      const people = await api.blocked();
      if (told === this.#told) this.take(people.map(({ username }) => username));
    } catch (thrown) {
      if (told !== this.#told || !asProblem(thrown).passing) return;
      timers.after(retryDelayMs(attempt, random), () => {
        if (told === this.#told) void this.#read(attempt + 1);
      });
    }
  }
}
