/**
 * What is open beside a room's messages or over them.
 * @typedef {"people" | "settings" | "invite"} Panel
 *
 * What lies over whatever was open.
 * @typedef {"account" | "directory" | "create" | "message"} Dialog
 *
 * @typedef {{page: "room", room: string, seq?: number, panel?: Panel}} RoomRoute
 * @typedef {{page: "home"} | RoomRoute | {page: "invite", code: string} | {page: "dialog", dialog: Dialog}} Route
 */

/** @type {Record<Dialog, string>} */
const DIALOGS = { account: "/settings", directory: "/rooms", create: "/rooms/new", message: "/messages/new" };
const ROOM = /^\/r\/([^/]+)(?:\/(\d{1,15}))?(?:\/(people|settings|invite))?\/*$/;

/**
 * @param {string} path
 * @returns {Route}
 */
export function routeOf(path) {
  const invite = /^\/invite\/([^/]+)\/?$/.exec(path);
  if (invite) return { page: "invite", code: unescaped(invite[1] ?? "") };
  const [dialog] = Object.entries(DIALOGS).find(([, address]) => address === path.replace(/\/+$/, "")) ?? [];
  if (dialog) return { page: "dialog", dialog: /** @type {Dialog} */ (dialog) };
  const match = /^\/r\/(.+)$/.exec(path);
  if (!match) return { page: "home" };
  const [, room, seq, panel] = ROOM.exec(path) ?? [];
  if (room === undefined) return { page: "room", room: unescaped((match[1] ?? "").replace(/\/+$/, "")) };
  return {
    page: "room",
    room: unescaped(room),
    ...(seq === undefined ? {} : { seq: Math.max(1, Number(seq)) }),
    ...(panel === undefined ? {} : { panel: /** @type {Panel} */ (panel) }),
  };
}

/** @param {Dialog} dialog */
export function pathOfDialog(dialog) {
  return DIALOGS[dialog];
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
 * The address of one message, and of what is open beside it.
 *
 * @param {{id: string, kind: string, name: string, visibility: string}} room
 * @param {number | undefined} seq
 * @param {Panel} [panel]
 */
export function pathTo(room, seq, panel) {
  return [pathOf(room), seq, panel].filter((part) => part !== undefined).join("/");
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
