/** @import { StorageLike } from "../composer/outbox-shelf.js" */

/**
 * Where somebody was in a room: at which message, and how far its upper edge was from that of the window.
 *
 * @typedef {{seq: number, top: number}} ScrollPosition
 */

const KEY = "folkmoot.places";
/** The place in a room that was left longer ago is forgotten; it opens at its newest then. */
const PLACES_MAX = 50;

/** Where I was in the rooms that I left above their newest; a page that is loaded again finds it there. */
export class ScrollPositions {
  #storage;
  /** @type {Map<string, ScrollPosition>} by room, the one set last at the end */
  #places;

  /** @param {StorageLike} storage that ends with this tab */
  constructor(storage) {
    this.#storage = storage;
    this.#places = new Map(read(storage));
  }

  /** @param {string} room */
  of(room) {
    return this.#places.get(room);
  }

  /**
   * @param {string} room
   * @param {ScrollPosition | undefined} place none at the newest
   */
  set(room, place) {
    this.#places.delete(room);
    if (place) this.#places.set(room, place);
    if (this.#places.size <= PLACES_MAX) return;
    const [oldest = ""] = this.#places.keys();
    this.#places.delete(oldest);
  }

  /** Before the page goes. */
  store() {
    try {
      this.#storage.setItem(KEY, JSON.stringify([...this.#places]));
    } catch {
      // Without room for it a page that is loaded again opens at the newest.
    }
  }
}

/**
 * @param {StorageLike} storage
 * @returns {[string, ScrollPosition][]}
 */
function read(storage) {
  try {
    const read = JSON.parse(storage.getItem(KEY) ?? "[]");
    return Array.isArray(read) ? read.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** @param {unknown} entry */
function isEntry(entry) {
  if (!Array.isArray(entry) || typeof entry[0] !== "string") return false;
  return Number.isInteger(entry[1]?.seq) && typeof entry[1]?.top === "number";
}
