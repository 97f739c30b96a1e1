import { retryDelayMs } from "./backoff.js";
import { afterClose } from "./close-codes.js";

/** @import { AfterClose } from "./close-codes.js" */

/**
 * A frame is a JSON object with a type; what the types mean is not known here, but for hello, ready, ping and
 * pong.
 *
 * @typedef {{type: string}} Frame
 *
 * The part of a WebSocket that is used.
 * @typedef {object} SocketLike
 * @property {(text: string) => void} send
 * @property {(code?: number) => void} close
 * @property {((event: Event) => void) | null} onopen
 * @property {((event: MessageEvent<unknown>) => void) | null} onmessage
 * @property {((event: CloseEvent) => void) | null} onclose
 *
 * @typedef {object} Timers
 * @property {(ms: number, run: () => void) => number} after
 * @property {(timer: number) => void} cancel
 * @property {() => number} now
 *
 * Where the connection stands. `since` is when it was lost, or when the first try began. It is `doubtful` while
 * the server was asked for a sign of life, and owes it.
 * @typedef {object} LinkState
 * @property {"stopped" | "connecting" | "greeting" | "ready" | "waiting"} phase
 * @property {number} since
 * @property {boolean} [doubtful]
 * @property {number} [retryAt]
 *
 * @typedef {object} LinkGiven
 * @property {() => SocketLike} openSocket
 * @property {Timers} timers
 * @property {() => number} random
 * @property {() => Frame} hello the first frame of each connection
 * @property {(expired: boolean) => Promise<boolean>} authorize false: signed out; throws when no answer came
 * @property {(frame: Frame) => void} onFrame
 * @property {(state: LinkState) => void} onState
 * @property {() => void} onSignedOut
 */

/** A connection that isn't ready by then is given up; networks may swallow a handshake without a word. */
const READY_WITHIN_MS = 15_000;
const HEARTBEAT_DEFAULT_MS = 30_000;
/** After something was said, something is heard by then: an ack, what others see, or at least a pong. */
const ECHO_WITHIN_MS = 4_000;
/**
 * A ping that isn't answered by then makes the connection doubtful, and is said to be. It isn't given up for that:
 * a server that is only busy would have everybody come anew.
 */
const PONG_WITHIN_MS = 5_000;
const CLOSE_NORMAL = 1000;
const CLOSED_ABNORMALLY = 1006;
const EXPIRED = 4401;

/** One socket that comes back: opens, greets, keeps listening for signs of life, and retries with jitter. */
export class Link {
  #given;
  /** @type {SocketLike | undefined} */
  #socket;
  /** @type {LinkState} */
  #state;
  #attempt = 0;
  #heartbeatMs = HEARTBEAT_DEFAULT_MS;
  #pinged = false;
  /** @type {number | undefined} */
  #timer;
  /** @type {number | undefined} runs out when a sign of life is due */
  #due;
  #asked = false;

  /** @param {LinkGiven} given */
  constructor(given) {
    this.#given = given;
    this.#state = { phase: "stopped", since: given.timers.now() };
  }

  get state() {
    return this.#state;
  }

  get ready() {
    return this.#state.phase === "ready";
  }

  start() {
    if (this.#state.phase === "stopped") this.#connect(this.#given.timers.now());
  }

  stop() {
    this.#drop(CLOSE_NORMAL);
    this.#setTimer(undefined);
    this.#become({ phase: "stopped", since: this.#given.timers.now() });
  }

  /** Tries at once instead of at the end of the pause. */
  retryNow() {
    if (this.#state.phase === "waiting") this.#connect(this.#state.since);
  }

  /** The browser says that there is no network; a server on this very machine may still answer. */
  networkLost() {
    if (!this.ready) return;
    this.#ask();
    this.#doubt();
  }

  /** The network is said to be there again, or somebody looks again: a socket may have died unheard meanwhile. */
  lookAgain() {
    this.retryNow();
    if (!this.ready) return;
    this.#ask();
    this.#expect(PONG_WITHIN_MS, () => this.#lost(CLOSED_ABNORMALLY, true));
  }

  /**
   * @param {Frame} frame
   * @returns {boolean} false when there is nobody to send it to
   */
  send(frame) {
    if (!this.ready || !this.#socket) return false;
    this.#socket.send(JSON.stringify(frame));
    if (this.#due === undefined) this.#expect(ECHO_WITHIN_MS, () => this.#ask());
    return true;
  }

  /** Doubt counts from the first ping that isn't answered. */
  #ask() {
    this.#socket?.send(JSON.stringify({ type: "ping" }));
    if (!this.#asked) this.#expect(PONG_WITHIN_MS, () => this.#doubt());
    this.#asked = true;
  }

  #doubt() {
    if (!this.#state.doubtful) this.#become({ ...this.#state, doubtful: true });
  }

  /**
   * @param {number} ms
   * @param {() => void} otherwise what happens if nothing at all is heard by then
   */
  #expect(ms, otherwise) {
    this.#expectNothing();
    this.#due = this.#given.timers.after(ms, otherwise);
  }

  #expectNothing() {
    if (this.#due !== undefined) this.#given.timers.cancel(this.#due);
    this.#due = undefined;
    this.#asked = false;
  }

  /** @param {number} since */
  #connect(since) {
    this.#become({ phase: "connecting", since });
    const socket = this.#given.openSocket();
    let opened = false;
    this.#socket = socket;
    socket.onopen = () => {
      opened = true;
      this.#become({ phase: "greeting", since });
      socket.send(JSON.stringify(this.#given.hello()));
    };
    socket.onmessage = (event) => this.#hear(String(event.data));
    socket.onclose = (event) => this.#lost(event.code, opened);
    this.#setTimer(READY_WITHIN_MS, () => this.#lost(CLOSED_ABNORMALLY, opened));
  }

  /** @param {string} text */
  #hear(text) {
    const frame = /** @type {Frame & {heartbeatMs?: number}} */ (JSON.parse(text));
    if (frame.type === "ready") {
      this.#attempt = 0;
      this.#heartbeatMs = frame.heartbeatMs ?? HEARTBEAT_DEFAULT_MS;
      this.#become({ phase: "ready", since: this.#given.timers.now() });
    }
    if (this.ready) {
      this.#pinged = false;
      this.#expectNothing();
      if (this.#state.doubtful) this.#become({ ...this.#state, doubtful: false });
      this.#setTimer(this.#heartbeatMs, () => this.#silent());
    }
    if (frame.type !== "pong") this.#given.onFrame(frame);
  }

  #silent() {
    if (this.#pinged) {
      this.#lost(CLOSED_ABNORMALLY, true);
      return;
    }
    this.#pinged = true;
    this.#ask();
    this.#setTimer(this.#heartbeatMs, () => this.#silent());
  }

  /**
   * @param {number} code
   * @param {boolean} opened
   */
  #lost(code, opened) {
    this.#drop(CLOSE_NORMAL);
    const since = this.ready ? this.#given.timers.now() : this.#state.since;
    this.#pause(afterClose(code, opened), code === EXPIRED, since);
  }

  /**
   * @param {AfterClose} wish
   * @param {boolean} expired
   * @param {number} since
   */
  #pause(wish, expired, since) {
    const now = this.#given.timers.now();
    // An expired sign-in is renewed at once the first time; the jitter is for servers that went away.
    const atOnce = expired && this.#attempt === 0;
    const delay = atOnce ? 0 : retryDelayMs(this.#attempt, this.#given.random, wish === "later");
    this.#attempt += 1;
    this.#become({ phase: "waiting", since, retryAt: now + delay });
    this.#setTimer(delay, () =>
      wish === "authorize" ? void this.#authorize(expired, since) : this.#connect(since),
    );
  }

  /**
   * @param {boolean} expired
   * @param {number} since
   */
  async #authorize(expired, since) {
    const waiting = this.#state;
    let signedIn;
    try {
      signedIn = await this.#given.authorize(expired);
    } catch {
      if (this.#state === waiting) this.#pause("authorize", expired, since);
      return;
    }
    if (this.#state !== waiting) return;
    if (signedIn) {
      this.#connect(since);
    } else {
      this.stop();
      this.#given.onSignedOut();
    }
  }

  /** @param {number} code */
  #drop(code) {
    this.#expectNothing();
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close(code);
  }

  /** @param {LinkState} state */
  #become(state) {
    this.#state = state;
    if (state.phase !== "ready") this.#pinged = false;
    this.#given.onState(state);
  }

  /**
   * @param {number | undefined} ms
   * @param {() => void} [run]
   */
  #setTimer(ms, run) {
    if (this.#timer !== undefined) this.#given.timers.cancel(this.#timer);
    this.#timer = ms === undefined || !run ? undefined : this.#given.timers.after(ms, run);
  }
}
