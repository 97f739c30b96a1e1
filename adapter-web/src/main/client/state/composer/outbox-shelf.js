/** @import { Draft } from "./outbox.js" */

/**
 * The part of localStorage that is used.
 *
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} StorageLike
 */

const PREFIX = "folkmoot.outbox";

/**
 * Keeps unsent messages across reloads. Each has a key of its own, so that two tabs don't overwrite each
 * other's. A full or forbidden storage costs only that: the message is still sent from memory.
 */
export class OutboxShelf {
  #storage;
  #prefix;

  /**
   * @param {StorageLike} storage
   * @param {string} userId
   */
  constructor(storage, userId) {
    this.#storage = storage;
    this.#prefix = `${PREFIX}.${userId}.`;
  }

  /** @returns {Draft[]} in the order in which they were written */
  load() {
    /** @type {Draft[]} */
    const drafts = [];
    for (const key of this.#keys()) {
      const draft = parsed(this.#storage.getItem(key));
      if (draft) drafts.push(draft);
      else this.#storage.removeItem(key);
    }
    return drafts.sort((a, b) => a.order - b.order);
  }

  /** @param {Draft} draft */
  put(draft) {
    try {
      this.#storage.setItem(this.#prefix + draft.clientId, JSON.stringify(draft));
    } catch {
      // Quota or private mode.
    }
  }

  /** @param {string} clientId */
  remove(clientId) {
    this.#storage.removeItem(this.#prefix + clientId);
  }

  clear() {
    for (const key of this.#keys()) this.#storage.removeItem(key);
  }

  #keys() {
    /** @type {string[]} */
    const keys = [];
    for (let index = 0; index < this.#storage.length; index += 1) {
      const key = this.#storage.key(index);
      if (key?.startsWith(this.#prefix)) keys.push(key);
    }
    return keys;
  }
}

/**
 * @param {string | null} text
 * @returns {Draft | undefined}
 */
function parsed(text) {
  try {
    const draft = /** @type {Partial<Draft> | null} */ (JSON.parse(text ?? "null"));
    const whole =
      draft?.clientId && draft.room && typeof draft.body === "string" && typeof draft.order === "number";
    return whole ? /** @type {Draft} */ (draft) : undefined;
  } catch {
    return undefined;
  }
}
