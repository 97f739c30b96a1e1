/** Who wants to know that something moved. What moved is read from the state itself. */
export class Listeners {
  /** @type {Set<() => void>} */
  #all = new Set();

  /**
   * @param {() => void} listener
   * @returns {() => void} takes the listener away again
   */
  add(listener) {
    this.#all.add(listener);
    return () => {
      this.#all.delete(listener);
    };
  }

  tell() {
    for (const listener of this.#all) listener();
  }
}
