/** @import { StorageLike } from "./outbox-shelf.js" */

const PREFIX = "folkmoot.begun";

/** Nobody goes on with more of them, and together they must fit into the browser's storage. */
const TEXTS_MAX = 50;

/**
 * What was begun to be written in each room and isn't sent yet. It outlives a reload, also one that ends at a server
 * that is down. A full or forbidden storage costs only that.
 */
export class ComposerDrafts {
  #storage;
  #prefix;
  /** @type {Map<string, string>} by room, the one written in last at the end */
  #texts = new Map();

  /**
   * @param {StorageLike} storage
   * @param {string} userId
   */
  constructor(storage, userId) {
    this.#storage = storage;
    this.#prefix = `${PREFIX}.${userId}.`;
    for (let index = 0; index < storage.length; index += 1) {
      const key = storage.key(index) ?? "";
      if (key.startsWith(this.#prefix)) this.#texts.set(key.slice(this.#prefix.length), storage.getItem(key) ?? "");
    }
  }

  /** @param {string} room */
  of(room) {
    return this.#texts.get(room) ?? "";
  }

  /**
   * @param {string} room
   * @param {string} text empty when nothing is begun any more
   */
  put(room, text) {
    if (text === this.of(room)) return;
    this.#drop(room);
    if (text === "") return;
    const [oldest] = this.#texts.keys();
    if (oldest !== undefined && this.#texts.size >= TEXTS_MAX) this.#drop(oldest);
    this.#texts.set(room, text);
    try {
      this.#storage.setItem(this.#prefix + room, text);
    } catch {
      // Quota or private mode.
    }
  }

  clear() {
    for (const room of [...this.#texts.keys()]) this.#drop(room);
  }

  /** @param {string} room */
  #drop(room) {
    this.#texts.delete(room);
    this.#storage.removeItem(this.#prefix + room);
  }
}
