/** Where everything is given what it needs: the clock, the network, chance and storage of this browser. */
import { Http } from "./net/http.js";
import { Problem } from "./net/problem.js";
import { Api } from "./state/api.js";
import { Session } from "./state/session.js";
import { App, showAppearance, speakAs } from "./view/app.js";
import { LAST_ROOM_KEY } from "./view/parts/last-room.js";

/** @import { StorageLike } from "./state/composer/outbox-shelf.js" */

/** The first picture of the door comes first. */
const CHAT_AFTER_MS = 1_000;

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

/** Everything behind the door comes on its own, so that the door needn't wait for it. */
async function loadChat() {
  try {
    return (await import("./signed-in.js")).Chat;
  } catch {
    throw new Problem("offline", "The server can't be reached just now.");
  }
}

/**
 * Whether the server is sure that nobody is signed in here. Its cookie for that is younger than some sign-ins,
 * which have left a room behind.
 *
 * @param {HTMLElement} app
 * @param {StorageLike} kept
 */
const isDoor = (app, kept) => app.hasAttribute("door") && kept.getItem(LAST_ROOM_KEY) === null;

const kept = storage();
const api = new Api(new Http({ fetch: (input, init) => window.fetch(input, init) }));
const session = new Session({ api, openSocket, storage: kept, timers, random: Math.random, newId, loadChat });
window.addEventListener("online", () => session.chat?.lookAgain());
window.addEventListener("offline", () => session.chat?.networkLost());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") session.chat?.lookAgain();
});

showAppearance();
await speakAs();
const app = /** @type {App} */ (document.querySelector("fm-app"));
app.api = api;
app.session = session;
if (isDoor(app, kept)) {
  session.standOutside();
  // While somebody types their name; and before an upgrade takes the file away.
  window.setTimeout(() => loadChat().catch(() => undefined), CHAT_AFTER_MS);
} else {
  void session.start();
}
