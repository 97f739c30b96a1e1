import { asProblem } from "../../net/problem.js";

/** @import { Timers } from "../../net/link.js" */
/** @import { Problem } from "../../net/problem.js" */
/** @import { Invite } from "../wire.js" */

/**
 * @typedef {object} OpenInvitesGiven
 * @property {() => Promise<Invite[]>} ask
 * @property {Timers} timers
 * @property {() => boolean} isSeen
 * @property {() => void} onChange
 */

/** Links are made, used and taken back elsewhere, and nobody tells: whoever looks at them asks again this often. */
export const AGAIN_MS = 4_000;

/** The links that lead into a room just now, as long as somebody looks at them. */
export class OpenInvites {
  #given;
  /** Counts questions: of two answers the one to the later question holds. */
  #asked = 0;
  #answered = 0;
  /** @type {number | undefined} */
  #timer;
  #ended = false;
  /** @type {number | undefined} */
  #people;
  /** @type {Invite[] | undefined} */
  items;
  /** @type {Problem | undefined} why they can't be looked at any more */
  problem;

  /** @param {OpenInvitesGiven} given */
  constructor(given) {
    this.#given = given;
  }

  /** Asks now, and then again and again. */
  async begin() {
    await this.#quietly();
    this.#later();
  }

  async read() {
    const question = (this.#asked += 1);
    const items = await this.#given.ask();
    if (this.#ended || question < this.#answered) return;
    this.#answered = question;
    this.items = items;
    this.#given.onChange();
  }

  /**
   * How many are in the room: if somebody has come, then maybe by one of the links.
   *
   * @param {number} people
   */
  peopleAre(people) {
    const before = this.#people;
    this.#people = people;
    if (before !== undefined && before !== people) void this.#quietly();
  }

  end() {
    this.#ended = true;
    if (this.#timer !== undefined) this.#given.timers.cancel(this.#timer);
  }

  #later() {
    if (this.#ended || this.problem) return;
    this.#timer = this.#given.timers.after(AGAIN_MS, async () => {
      if (this.#given.isSeen()) await this.#quietly();
      this.#later();
    });
  }

  /** What passes needn't be told: it is asked again soon. */
  async #quietly() {
    try {
      await this.read();
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (this.#ended || problem.passing) return;
      this.problem = problem;
      this.items = [];
      this.#given.onChange();
    }
  }
}
