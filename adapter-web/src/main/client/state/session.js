import { Problem } from "../net/problem.js";
import { retryDelayMs } from "../net/backoff.js";
import { Signal } from "./signals.js";

/** @import { Chat, ChatGiven } from "./chat.js" */
/** @import { Me } from "./wire.js" */

/** @typedef {ChatGiven & {loadChat: () => Promise<typeof Chat>}} SessionGiven */
/** @typedef {"asking" | "signedOut" | "signedIn" | "unreachable"} SessionPhase */

/**
 * Who is at this browser: asked of the server first, then signed in or out. Cookies do it; no token is ever
 * seen here.
 */
export class Session {
  #given;
  #moved = new Signal();
  /** @type {SessionPhase} */
  #phase = "asking";
  /** @type {Chat | undefined} */
  chat;
  /** Whether the sign-in ended by itself, so that the person is told why they see the door again. */
  ended = false;
  /** @type {string | undefined} the invitation that this page was opened for, and that leads in */
  invited;

  /** @param {SessionGiven} given */
  constructor(given) {
    this.#given = given;
  }

  get phase() {
    this.#moved.read();
    return this.#phase;
  }

  /** Shows the door without asking, where the server has said that nobody is signed in. */
  standOutside() {
    this.#become("signedOut");
  }

  /** @param {number} [attempt] */
  async start(attempt = 1) {
    try {
      const me = await this.#resumed();
      if (me === undefined) this.#become("signedOut");
      else await this.#enter(me);
    } catch (thrown) {
      if (isSignedOut(thrown)) {
        this.#become("signedOut");
        return;
      }
      this.#become("unreachable");
      this.#given.timers.after(retryDelayMs(attempt, this.#given.random), () => void this.start(attempt + 1));
    }
  }

  /** @param {{username: string, password: string}} who */
  async signIn(who) {
    await this.#given.api.login(who);
    await this.#enter(await this.#given.api.me());
  }

  /** @param {{username: string, password: string, displayName?: string}} who */
  async signUp(who) {
    await this.#given.api.register(who);
    await this.#enter(await this.#given.api.me());
  }

  /**
   * Ends the sign-in. What the outbox still holds and what was begun is thrown away: the next person at
   * this browser must not find it.
   */
  async signOut() {
    await this.#given.api.logout();
    this.chat?.outbox.clear();
    this.chat?.begun.clear();
    this.#leave(false);
  }

  async #resumed() {
    try {
      return await this.#given.api.resume();
    } catch (thrown) {
      // While an upgrade rolls, a replica of the version before may be asked, which doesn't know this call.
      if (thrown instanceof Problem && thrown.code === "not_found") return this.#given.api.me();
      throw thrown;
    }
  }

  /** @param {Me} me */
  async #enter(me) {
    const Loaded = await this.#given.loadChat();
    this.ended = false;
    const chat = new Loaded(me, this.#given, () => {
      if (this.chat === chat) this.#leave(true);
    });
    this.chat = chat;
    chat.start();
    this.#become("signedIn");
  }

  /** @param {boolean} ended */
  #leave(ended) {
    const chat = this.chat;
    this.chat = undefined;
    this.ended = ended;
    chat?.stop();
    this.#become("signedOut");
  }

  /** @param {SessionPhase} phase */
  #become(phase) {
    this.#phase = phase;
    this.#moved.tell();
  }
}

/** @param {unknown} thrown */
function isSignedOut(thrown) {
  // Forbidden is a page that isn't one of the server's own: signing in says so.
  return thrown instanceof Problem && ["unauthenticated", "forbidden"].includes(thrown.code);
}
