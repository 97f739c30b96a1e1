import { Problem } from "./problem.js";

/** @import { FieldProblem } from "./problem.js" */

const REFRESH_PATH = "/api/auth/refresh";
const ME_PATH = "/api/me";

/**
 * The server lets one person ask six expensive things at once. Where many rooms are to be read anew a page would
 * ask for all of them at the same moment; so the others wait here, and another tab finds room.
 */
const QUESTIONS_MAX = 4;

/**
 * JSON over HTTP with the browser's cookies. A call that comes back `unauthenticated` renews the sign-in once
 * and is made again; callers that arrive meanwhile share the same renewal, since a refresh token is spent by
 * its first use.
 */
export class Http {
  /** @type {Promise<boolean> | undefined} */
  #renewal;
  #fetch;
  #questions = 0;
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @param {{fetch: typeof globalThis.fetch}} given */
  constructor({ fetch }) {
    this.#fetch = fetch;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @returns {Promise<unknown>} what the answer's body says, undefined when it is empty
   */
  async call(method, path, body) {
    // Who I am is asked before each attempt to connect: it waits behind nothing.
    const waits = method === "GET" && path !== ME_PATH;
    return waits ? this.#inTurn(() => this.#call(method, path, body)) : this.#call(method, path, body);
  }

  /**
   * @param {() => Promise<unknown>} ask
   */
  async #inTurn(ask) {
    if (this.#questions < QUESTIONS_MAX) this.#questions += 1;
    else await new Promise((begin) => this.#waiting.push(() => begin(undefined)));
    try {
      return await ask();
    } finally {
      const next = this.#waiting.shift();
      // Whoever ends hands on their place.
      if (next) next();
      else this.#questions -= 1;
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} body
   */
  async #call(method, path, body) {
    let response = await this.#send(method, path, body);
    if (response.status === 401) {
      const problem = await problemOf(response);
      if (problem.code !== "unauthenticated" || !(await this.renew())) throw problem;
      response = await this.#send(method, path, body);
    }
    if (!response.ok) throw await problemOf(response);
    return response.status === 204 ? undefined : jsonOf(response);
  }

  /**
   * Renews the sign-in by the refresh cookie.
   *
   * @returns {Promise<boolean>} false when the server says that the sign-in has ended; no answer throws
   */
  renew() {
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renew() {
    const response = await this.#send("POST", REFRESH_PATH, {});
    if (response.ok) return true;
    const problem = await problemOf(response);
    if (problem.passing) throw problem;
    return false;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} body
   */
  async #send(method, path, body) {
    /** @type {RequestInit} */
    const request = { method, credentials: "same-origin", headers: { accept: "application/json" } };
    if (body !== undefined) {
      request.headers = { accept: "application/json", "content-type": "application/json" };
      request.body = JSON.stringify(body);
    }
    try {
      return await this.#fetch(path, request);
    } catch {
      throw new Problem("offline", "The server can't be reached just now.");
    }
  }
}

/** @param {Response} response */
async function jsonOf(response) {
  const text = await response.text();
  return text === "" ? undefined : /** @type {unknown} */ (JSON.parse(text));
}

/**
 * @param {Response} response
 * @returns {Promise<Problem>}
 */
async function problemOf(response) {
  /** @type {{code?: string, detail?: string, title?: string, errors?: FieldProblem[]}} */
  let said = {};
  try {
    said = /** @type {typeof said} */ ((await jsonOf(response)) ?? {});
  } catch {
    // A proxy's page instead of the server's own answer: the status says enough.
  }
  const code = said.code ?? codeOf(response.status);
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new Problem(code, said.detail ?? said.title ?? "", {
    status: response.status,
    errors: said.errors ?? [],
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : undefined,
  });
}

/** @param {number} status */
function codeOf(status) {
  if (status === 401) return "unauthenticated";
  if (status === 404) return "not_found";
  return status >= 500 ? "unavailable" : "invalid";
}
