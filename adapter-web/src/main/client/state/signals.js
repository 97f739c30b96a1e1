/**
 * What is shown follows what is known without anybody saying so twice: who reads a signal while they are followed is
 * told when it moves. State has one signal for each of its topics (a room's messages, its counts, the connection), so
 * that a message in one room moves only what shows it.
 */

/** @type {Follower | undefined} who runs just now, and so depends on what is read */
let running;
/** @type {Set<Viewer>} who is to be told when the outermost batch ends */
const waiting = new Set();
let batches = 0;

/** Something that others show. What it is, is read beside it. */
export class Signal {
  /** @type {Set<Follower>} */
  #followers = new Set();
  /** Counts how often it has moved. */
  version = 0;

  /** Whoever runs just now follows it from now on. */
  read() {
    running?.note(this);
  }

  /** It has moved. */
  tell() {
    this.version += 1;
    batch(() => this.spread());
  }

  spread() {
    for (const follower of this.#followers) follower.suspect();
  }

  /** Brings the version up to date, where it takes work to know it. */
  refresh() {}

  /** @param {Follower} follower */
  add(follower) {
    this.#followers.add(follower);
  }

  /** @param {Follower} follower */
  remove(follower) {
    this.#followers.delete(follower);
  }
}

/**
 * What follows from signals: worked out when it is read and something has moved, and else kept. It has only moved
 * when the outcome is another one.
 *
 * @template T
 */
export class Derived extends Signal {
  #compute;
  #same;
  /** @type {T | undefined} */
  #value;
  #stale = true;
  #known = false;
  #follower = new Follower(() => {
    if (this.#stale) return;
    this.#stale = true;
    this.spread();
  });

  /**
   * @param {() => T} compute
   * @param {(a: T, b: T) => boolean} [same]
   */
  constructor(compute, same = Object.is) {
    super();
    this.#compute = compute;
    this.#same = same;
  }

  get value() {
    this.refresh();
    this.read();
    return /** @type {T} */ (this.#value);
  }

  refresh() {
    if (!this.#stale) return;
    this.#stale = false;
    if (this.#known && !this.#follower.moved) return;
    const before = /** @type {T} */ (this.#value);
    const value = this.#follower.run(this.#compute);
    if (this.#known && this.#same(before, value)) return;
    this.#known = true;
    this.#value = value;
    this.version += 1;
  }
}

/** Somebody who depends on what they read. */
export class Follower {
  /** @type {Map<Signal, number>} what was read, and its version then */
  #read = new Map();
  #onSuspect;

  /** @param {() => void} onSuspect told at once when something that was read may have moved */
  constructor(onSuspect) {
    this.#onSuspect = onSuspect;
  }

  /** Whether something that was read has moved since. */
  get moved() {
    for (const [signal, version] of this.#read) {
      signal.refresh();
      if (signal.version !== version) return true;
    }
    return false;
  }

  /**
   * Runs it, and depends on what it reads, and on nothing else any more.
   *
   * @template T
   * @param {() => T} act
   * @returns {T}
   */
  run(act) {
    this.stop();
    const outer = running;
    running = this;
    try {
      return act();
    } finally {
      running = outer;
    }
  }

  /** @param {Signal} signal */
  note(signal) {
    if (this.#read.has(signal)) return;
    this.#read.set(signal, signal.version);
    signal.add(this);
  }

  suspect() {
    this.#onSuspect();
  }

  stop() {
    for (const signal of this.#read.keys()) signal.remove(this);
    this.#read.clear();
  }
}

/** Somebody who shows what they read, and does it anew when that moves. */
export class Viewer extends Follower {
  #onMoved;

  /** @param {() => void} onMoved told once for all that moved in one batch, and only when something did */
  constructor(onMoved) {
    super(() => waiting.add(this));
    this.#onMoved = onMoved;
  }

  told() {
    if (this.moved) this.#onMoved();
  }
}

/** Who runs just now doesn't depend on what is read from here on. */
export function readNoMore() {
  running = undefined;
}

/**
 * Nobody is told of anything before its end, so that nothing is shown half.
 *
 * @param {() => void} act
 */
export function batch(act) {
  batches += 1;
  try {
    act();
  } finally {
    batches -= 1;
    if (batches === 0) tellWaiting();
  }
}

function tellWaiting() {
  const all = [...waiting];
  waiting.clear();
  for (const viewer of all) viewer.told();
}

/**
 * Whether two lists hold the same things in the same order.
 *
 * @template T
 * @param {readonly T[]} a
 * @param {readonly T[]} b
 */
export function sameItems(a, b) {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
