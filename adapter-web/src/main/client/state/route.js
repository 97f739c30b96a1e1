/**
 * @typedef {{page: "home"} | {page: "room", room: string, seq?: number} | {page: "invite", code: string}} Route
 */

/**
 * @param {string} path
 * @returns {Route}
 */
export function routeOf(path) {
  const invite = /^\/invite\/([^/]+)\/?$/.exec(path);
  if (invite) return { page: "invite", code: unescaped(invite[1] ?? "") };
  const match = /^\/r\/(.+)$/.exec(path);
  if (!match) return { page: "home" };
  const text = /** @type {string} */ (match[1]).replace(/\/+$/, "");
  const message = /^([^/]+)\/(\d{1,15})$/.exec(text);
  if (message) return { page: "room", room: unescaped(message[1] ?? ""), seq: Math.max(1, Number(message[2])) };
  return { page: "room", room: unescaped(text) };
}

/** @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Public rooms are called by their names, the others by their ids, which tell a stranger nothing.
 *
 * @param {{id: string, kind: string, name: string, visibility: string}} room
 * @returns {string}
 */
export function pathOf(room) {
  // Proxies disagree about escaped slashes and dots in paths.
  const named = room.kind === "room" && room.visibility === "public" && !/[/\\]|^\.+$/.test(room.name);
  return `/r/${encodeURIComponent(named ? room.name : room.id)}`;
}

/**
 * The address of one message.
 *
 * @param {{id: string, kind: string, name: string, visibility: string}} room
 * @param {number | undefined} seq
 */
export function pathTo(room, seq) {
  return seq === undefined ? pathOf(room) : `${pathOf(room)}/${seq}`;
}

/**
 * @template {{id: string, view: {kind: string, name: string, visibility: string}}} T
 * @param {T[]} rooms
 * @param {string} text an id or the name of a public room
 * @returns {T | undefined}
 */
export function roomCalled(rooms, text) {
  const name = text.toLowerCase();
  const isNamed = (/** @type {T} */ { view }) =>
    view.visibility === "public" && view.name.toLowerCase() === name;
  return (
    rooms.find((room) => room.id === text) ?? rooms.find((room) => room.view.kind === "room" && isNamed(room))
  );
}

/**
 * Whether a room's address can only be an id, so that making a room of that name would surprise.
 *
 * @param {string} text
 */
export function looksLikeId(text) {
  return /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text);
}
