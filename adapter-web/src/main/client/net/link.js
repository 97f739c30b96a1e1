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
 * Where the connection stands. `since` is when it was lost, or when the first try began.
 * @typedef {object} LinkState
 * @property {"stopped" | "connecting" | "greeting" | "ready" | "waiting"} phase
 * @property {number} since
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

  /** Tries at once instead of at the end of the pause: the network is said to be back. */
  retryNow() {
    if (this.#state.phase === "waiting") this.#connect(this.#state.since);
  }

  /**
   * @param {Frame} frame
   * @returns {boolean} false when there is nobody to send it to
   */
  send(frame) {
    if (!this.ready || !this.#socket) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
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
    this.send({ type: "ping" });
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
