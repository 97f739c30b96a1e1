/** Where everything is given what it needs: the clock, the network, chance and storage of this browser. */
import { Http } from "./net/http.js";
import { Api } from "./state/api.js";
import { Session } from "./state/session.js";
import { App } from "./view/app.js";

/** @import { StorageLike } from "./state/composer/outbox-shelf.js" */

const timers = {
  after: (/** @type {number} */ ms, /** @type {() => void} */ run) => window.setTimeout(run, ms),
  cancel: (/** @type {number} */ timer) => window.clearTimeout(timer),
  now: () => Date.now(),
};

const openSocket = () => {
  const address = new URL("/ws", window.location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(address);
};

/** @returns {StorageLike} */
function storage() {
  try {
    return window.localStorage;
  } catch {
    // Forbidden by the browser's settings: unsent messages then live as long as the page.
    return {
      length: 0,
      key: () => null,
      getItem: () => null,
      setItem: () => undefined,
      removeItem: () => undefined,
    };
  }
}

/** A clientId of 128 random bits; randomUUID exists only behind TLS. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const api = new Api(new Http({ fetch: (input, init) => window.fetch(input, init) }));
const session = new Session({ api, openSocket, storage: storage(), timers, random: Math.random, newId });
window.addEventListener("online", () => session.chat?.retryNow());

const app = /** @type {App} */ (document.querySelector("fm-app"));
app.api = api;
app.session = session;
void session.start();
