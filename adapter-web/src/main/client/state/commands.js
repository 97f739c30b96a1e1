import { Problem } from "../net/problem.js";

/** @import { Timers } from "../net/link.js" */
/** @import { Ack, Message, Nack } from "./wire.js" */

/**
 * @typedef {object} CommandsGiven
 * @property {(frame: {type: string}) => boolean} send false when there is no connection
 * @property {() => string} newId
 * @property {Timers} timers
 *
 * @typedef {{resolve: (ack: Ack) => void, reject: (problem: Problem) => void, timer: number}} Waiting
 */

const ANSWER_WITHIN_MS = 15_000;

/**
 * Edits, deletions and reactions: asked once, answered or not. Unlike posts they are not kept when the
 * connection goes.
 */
export class Commands {
  #given;
  /** @type {Map<string, Waiting>} */
  #waiting = new Map();

  /** @param {CommandsGiven} given */
  constructor(given) {
    this.#given = given;
  }

  /**
   * @param {{type: string, room: string} & Record<string, string | number | boolean>} command without its ref
   * @returns {Promise<Ack>}
   */
  ask(command) {
    return new Promise((resolve, reject) => {
      const ref = this.#given.newId();
      if (!this.#given.send({ ...command, ...{ ref } })) {
        reject(new Problem("offline", "You are offline. Try again when you are connected."));
        return;
      }
      const give = () => this.#settle(ref)?.reject(new Problem("unavailable", "The server gave no answer."));
      this.#waiting.set(ref, { resolve, reject, timer: this.#given.timers.after(ANSWER_WITHIN_MS, give) });
    });
  }

  /**
   * @param {Message} message
   * @param {string} body
   */
  async edit(message, body) {
    await this.ask({ type: "edit", room: message.room, seq: message.seq, body });
  }

  /** @param {Message} message */
  async remove(message) {
    await this.ask({ type: "delete", room: message.room, seq: message.seq });
  }

  /**
   * @param {Message} message
   * @param {string} emoji
   * @param {boolean} on
   */
  async react(message, emoji, on) {
    await this.ask({ type: "react", room: message.room, seq: message.seq, emoji, on });
  }

  /** @param {Ack} ack */
  acked(ack) {
    this.#settle(ack.ref)?.resolve(ack);
  }

  /** @param {Nack} nack */
  nacked(nack) {
    if (nack.ref !== undefined)
      this.#settle(nack.ref)?.reject(new Problem(nack.code, nack.detail ?? nack.code));
  }

  disconnected() {
    for (const ref of [...this.#waiting.keys()]) {
      this.#settle(ref)?.reject(
        new Problem("offline", "The connection was lost before the server answered."),
      );
    }
  }

  /** @param {string} ref */
  #settle(ref) {
    const waiting = this.#waiting.get(ref);
    if (!waiting) return undefined;
    this.#waiting.delete(ref);
    this.#given.timers.cancel(waiting.timer);
    return waiting;
  }
}
