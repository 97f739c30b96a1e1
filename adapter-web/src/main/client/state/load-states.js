import { asProblem } from "../net/problem.js";
import { batch, Signal } from "./signals.js";

/** @import { Problem } from "../net/problem.js" */

/** @typedef {{reading: boolean, problem?: Problem}} Reading */

/** What is being read from the server, each thing once at a time, and what couldn't be. */
export class LoadStates {
  /** @type {Map<string, Reading>} */
  #all = new Map();
  #moved = new Signal();

  /**
   * @param {string} what
   * @returns {Reading}
   */
  of(what) {
    this.#moved.read();
    return this.#all.get(what) ?? { reading: false };
  }

  /**
   * That it couldn't be read has been told.
   *
   * @param {string} what
   */
  forgive(what) {
    this.#all.delete(what);
    this.#moved.tell();
  }

  /**
   * Reads unless the same is being read already.
   *
   * @param {string} what
   * @param {() => Promise<() => void>} read gives what is to be done with the answer
   */
  async once(what, read) {
    if (this.#all.get(what)?.reading) return;
    this.#all.set(what, { reading: true });
    this.#moved.tell();
    try {
      const use = await read();
      batch(() => {
        this.forgive(what);
        use();
      });
    } catch (thrown) {
      this.#all.set(what, { reading: false, problem: asProblem(thrown) });
      this.#moved.tell();
    }
  }
}
