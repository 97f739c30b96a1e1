import { ScrollPositions } from "../../state/timeline/scroll-positions.js";

/** The places in all rooms of this tab. */
export const places = new ScrollPositions(tabStorage());

window.addEventListener("pagehide", () => places.store());

/** Whether the page was loaded again where it stood, and nobody has followed an address since. */
let reloaded = ["reload", "back_forward"].includes(navigationType());

/**
 * Where to begin in a room: at the message that the address names, unless that was followed before the page was
 * loaded again; else where it was left.
 *
 * @param {string} room
 * @param {number | undefined} seq that the address names
 */
export function placeIn(room, seq) {
  const again = reloaded;
  reloaded = false;
  return seq === undefined || again ? places.of(room) : undefined;
}

function navigationType() {
  const [entry] = window.performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming ? entry.type : "navigate";
}

/** @returns {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} */
function tabStorage() {
  try {
    return window.sessionStorage;
  } catch {
    // Forbidden by the browser's settings.
    return { length: 0, key: () => null, getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  }
}
