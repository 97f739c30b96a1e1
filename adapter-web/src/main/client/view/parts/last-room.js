export const LAST_ROOM_KEY = "folkmoot.last-room";

/** @param {string} id */
export function rememberRoom(id) {
  try {
    window.localStorage.setItem(LAST_ROOM_KEY, id);
  } catch {
    // Then the first room opens next time.
  }
}

/** The id of the room that was open last, empty when none was. */
export function lastRoom() {
  try {
    return window.localStorage.getItem(LAST_ROOM_KEY) ?? "";
  } catch {
    return "";
  }
}
