/** @import { Http } from "../net/http.js" */
/** @import { BanPage, Invite, InvitePreview, Level, MadeInvite, Me, Member, MemberPage } from "./wire.js" */
/** @import { MessagePage, OwnSections, Role, RoomInfo, RoomPage, RoomSettings, RoomView } from "./wire.js" */
/** @import { DeedPage, Preferences, SignIn, User, UserRef } from "./wire.js" */

/**
 * What a room is to be; what is absent stays as it is.
 *
 * @typedef {object} RoomWish
 * @property {string} [name]
 * @property {string} [description]
 * @property {"public" | "private"} [visibility]
 * @property {{[K in keyof RoomSettings]?: RoomSettings[K] | null}} [settings] null is none
 * @property {boolean} [archived]
 */

export const MEMBER_PAGE = 200;
const DIRECTORY_PAGE = 50;
const BAN_PAGE = 50;
const PEOPLE_SHOWN = 8;
export const MESSAGE_PAGE = 50;

/** The calls of the wire contract that this client makes. */
export class Api {
  #http;

  /** @param {Http} http */
  constructor(http) {
    this.#http = http;
  }

  /** @param {{username: string, password: string, displayName?: string}} who */
  async register(who) {
    await this.#http.call("POST", "/api/auth/register", who);
  }

  /** @param {{username: string, password: string}} who */
  async login(who) {
    await this.#http.call("POST", "/api/auth/login", who);
  }

  async logout() {
    await this.#http.call("POST", "/api/auth/logout");
  }

  /** @returns {Promise<boolean>} whether the sign-in lives on */
  renew() {
    return this.#http.renew();
  }

  /**
   * Who is at this browser, with the sign-in renewed if that is needed; undefined for somebody who isn't signed
   * in, which is no error that a browser would complain of.
   */
  async resume() {
    return /** @type {Me | undefined} */ (await this.#http.call("POST", "/api/auth/resume"));
  }

  async me() {
    return /** @type {Me} */ (await this.#http.call("GET", "/api/me"));
  }

  /** @param {string} id */
  room(id) {
    return this.#view("GET", `/api/rooms/${segment(id)}`);
  }

  /** @param {string} name of a public room */
  roomNamed(name) {
    return this.#view("GET", `/api/rooms/~${segment(name)}`);
  }

  /** @param {{name: string, description?: string, visibility: "public" | "private"}} room */
  create(room) {
    return this.#view("POST", "/api/rooms", room);
  }

  /**
   * @param {string} id
   * @param {RoomWish} wish
   */
  async change(id, wish) {
    const view = await this.#http.call("PATCH", `/api/rooms/${segment(id)}`, wish);
    return /** @type {RoomView} */ (view);
  }

  /** @param {string} id */
  async deleteRoom(id) {
    await this.#http.call("DELETE", `/api/rooms/${segment(id)}`);
  }

  /** @param {string} id */
  join(id) {
    return this.#view("POST", `/api/rooms/${segment(id)}/join`);
  }

  /** @param {string} id */
  async leave(id) {
    await this.#http.call("POST", `/api/rooms/${segment(id)}/leave`);
  }

  /**
   * @param {string} query
   * @param {string} [after]
   */
  async directory(query, after) {
    const path = `/api/rooms/directory?${parameters({ query, after, limit: DIRECTORY_PAGE })}`;
    return /** @type {RoomPage} */ (await this.#http.call("GET", path));
  }

  /**
   * @param {string} id
   * @param {{before?: number, after?: number, around?: number}} [where] the newest, unless it says
   */
  async messages(id, where = {}) {
    const path = `/api/rooms/${segment(id)}/messages?${parameters({ ...where, limit: MESSAGE_PAGE })}`;
    return /** @type {MessagePage} */ (await this.#http.call("GET", path));
  }

  /**
   * Those first who are here.
   *
   * @param {string} id
   * @param {{after?: string, query?: string}} [which] those whose username begins so, after others of them
   */
  async members(id, which = {}) {
    const path = `/api/rooms/${segment(id)}/members?${parameters({ ...which, limit: MEMBER_PAGE })}`;
    return /** @type {MemberPage} */ (await this.#http.call("GET", path));
  }

  /**
   * People whose names begin so.
   *
   * @param {string} query
   */
  async people(query) {
    const path = `/api/users?${parameters({ query, limit: PEOPLE_SHOWN })}`;
    return /** @type {{items: User[]}} */ (await this.#http.call("GET", path)).items;
  }

  /** People who are here just now. */
  async online() {
    return /** @type {{items: User[]}} */ (await this.#http.call("GET", "/api/users/online")).items;
  }

  /**
   * The one room of these people and me; of nobody else, a room for myself.
   *
   * @param {string[]} usernames
   */
  async openDirect(usernames) {
    return /** @type {RoomView} */ (await this.#http.call("POST", "/api/dms", { usernames }));
  }

  /** @param {string} id of a direct room, to be out of sight until the next message */
  async closeDirect(id) {
    await this.#http.call("POST", `/api/rooms/${segment(id)}/close`);
  }

  /**
   * @param {string} id
   * @param {{level: Level, mutedUntil?: string}} hearing
   */
  async hear(id, hearing) {
    return /** @type {RoomView} */ (await this.#http.call("PUT", `/api/rooms/${segment(id)}/mine`, hearing));
  }

  async sections() {
    return /** @type {OwnSections} */ (await this.#http.call("GET", "/api/me/sections"));
  }

  /** @param {OwnSections} wish with the number of those that it was made from */
  async arrange(wish) {
    return /** @type {OwnSections} */ (await this.#http.call("PUT", "/api/me/sections", wish));
  }

  /** @param {Record<string, number>} heads how far I have seen, by room */
  async readAll(heads) {
    await this.#http.call("PUT", "/api/me/read", { heads });
  }

  /**
   * @param {string} id
   * @param {number} seq up to which all counts as read, and nothing after it
   */
  async unreadAfter(id, seq) {
    await this.#http.call("PUT", `/api/rooms/${segment(id)}/read`, { seq, back: true });
  }

  /** @param {Record<string, string>} wish what is to be otherwise; what is empty is taken away */
  async changeProfile(wish) {
    return /** @type {Me} */ (await this.#http.call("PATCH", "/api/me", wish));
  }

  /**
   * @param {string} current
   * @param {string} next
   */
  async changePassword(current, next) {
    await this.#http.call("POST", "/api/me/password", { current, next });
  }

  async preferences() {
    return /** @type {Preferences} */ (await this.#http.call("GET", "/api/me/preferences"));
  }

  /** @param {Partial<Preferences>} wish */
  async prefer(wish) {
    await this.#http.call("PATCH", "/api/me/preferences", wish);
  }

  async signIns() {
    return /** @type {{items: SignIn[]}} */ (await this.#http.call("GET", "/api/auth/sessions")).items;
  }

  /** @param {string} id */
  async endSignIn(id) {
    await this.#http.call("DELETE", `/api/auth/sessions/${segment(id)}`);
  }

  /** @param {string} username */
  async user(username) {
    return /** @type {User} */ (await this.#http.call("GET", `/api/users/${segment(username)}`));
  }

  /** Those whom I block. */
  async blocked() {
    return /** @type {{items: UserRef[]}} */ (await this.#http.call("GET", "/api/me/blocks")).items;
  }

  /**
   * @param {string} username
   * @param {boolean} on
   */
  async block(username, on) {
    await this.#http.call(on ? "PUT" : "DELETE", `/api/me/blocks/${segment(username)}`);
  }

  /**
   * @param {string} id
   * @param {{maxUses?: number, expiresInSeconds?: number}} wish
   */
  async createInvite(id, wish) {
    const made = await this.#http.call("POST", `/api/rooms/${segment(id)}/invites`, wish);
    return /** @type {MadeInvite} */ (made);
  }

  /** @param {string} id */
  async invites(id) {
    const list = await this.#http.call("GET", `/api/rooms/${segment(id)}/invites`);
    return /** @type {{items: Invite[]}} */ (list).items;
  }

  /**
   * @param {string} id
   * @param {string} invite
   */
  async revokeInvite(id, invite) {
    await this.#http.call("DELETE", `/api/rooms/${segment(id)}/invites/${segment(invite)}`);
  }

  /** @param {string} code */
  async invitation(code) {
    return /** @type {InvitePreview} */ (await this.#http.call("GET", `/api/invites/${segment(code)}`));
  }

  /** @param {string} code */
  accept(code) {
    return this.#view("POST", `/api/invites/${segment(code)}/accept`);
  }

  /**
   * Adds somebody, or changes who is in.
   *
   * @param {string} id
   * @param {string} username
   * @param {{role?: Role, mutedUntil?: string | null}} wish
   */
  async place(id, username, wish) {
    return /** @type {Member} */ (await this.#http.call("PUT", inRoom(id, "members", username), wish));
  }

  /**
   * @param {string} id
   * @param {string} username
   */
  async kick(id, username) {
    await this.#http.call("DELETE", inRoom(id, "members", username));
  }

  /**
   * @param {string} id
   * @param {string} username
   * @param {{reason?: string, until?: string}} ban
   */
  async ban(id, username, ban) {
    await this.#http.call("PUT", inRoom(id, "bans", username), ban);
  }

  /**
   * @param {string} id
   * @param {string} username
   */
  async unban(id, username) {
    await this.#http.call("DELETE", inRoom(id, "bans", username));
  }

  /**
   * @param {string} id
   * @param {string} [after]
   */
  async bans(id, after) {
    const path = `/api/rooms/${segment(id)}/bans?${parameters({ after, limit: BAN_PAGE })}`;
    return /** @type {BanPage} */ (await this.#http.call("GET", path));
  }

  /**
   * @param {string} id
   * @param {number} [before]
   */
  async deeds(id, before) {
    const path = `/api/rooms/${segment(id)}/moderation?${parameters({ before, limit: BAN_PAGE })}`;
    return /** @type {DeedPage} */ (await this.#http.call("GET", path));
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {Partial<RoomInfo>} [body]
   */
  async #view(method, path, body) {
    return /** @type {RoomView} */ (await this.#http.call(method, path, body));
  }
}

/**
 * @param {string} id
 * @param {"members" | "bans"} list
 * @param {string} username
 */
function inRoom(id, list, username) {
  return `/api/rooms/${segment(id)}/${list}/${segment(username)}`;
}

/** @param {string} text */
function segment(text) {
  return encodeURIComponent(text);
}

/** @param {Record<string, string | number | undefined>} values */
function parameters(values) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== "") parameters.set(name, String(value));
  }
  return parameters.toString();
}
