import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { avatar } from "../parts/avatar.js";
import { isAhead, mayModerate } from "../../state/people/moderation.js";
import { ICONS } from "../parts/icons.js";
import { LiveElement } from "../parts/live-element.js";
import { endOf } from "../parts/times.js";
import { presenceText } from "./presence-text.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";
import "./add-people.js";
import "./ban-somebody.js";
import "./bans.js";
import "./member-menu.js";
import "./moderation-log.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { Member, Role, User } from "../../state/wire.js" */

/** In smaller rooms everyone is seen at a glance. */
const SEARCHED_FROM = 30;

/** Nobody types faster than this and wants an answer to each letter. */
const TYPING_PAUSE_MS = 200;

/** Who is in the room. */
export class Members extends LiveElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    room: { attribute: false },
    found: { state: true },
    dialog: { state: true },
    banning: { state: true },
    inHand: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {"add" | "bans" | "log" | undefined} */
    this.dialog = undefined;
    /** @type {Member | undefined} who is about to be banned */
    this.banning = undefined;
    /** @type {{row: Element, username: string, here: boolean} | undefined} who has the focus, and where they stand */
    this.inHand = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
    /** @type {Member[] | undefined} whom the search has found; none while nothing is looked for */
    this.found = undefined;
    this.query = "";
    /** @type {number | undefined} */
    this.pause = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.clearTimeout(this.pause);
    this.chat?.presence.want("room", []);
  }

  willUpdate() {
    if (!this.inHand?.row.isConnected) this.inHand = undefined;
    const { chat, room } = this;
    if (chat && room?.roster.loaded) chat.presence.want("room", this.shown(room).map(({ user }) => user.username));
  }

  render() {
    const { chat, room } = this;
    if (!chat || !room) return nothing;
    const members = this.shown(room);
    const here = members.filter((member) => this.standsAmongHere(member));
    const away = members.filter((member) => !this.standsAmongHere(member));
    return html`<aside class="members" aria-label=${say("people.inRoom")} @fm-ban=${this.askToBan}>
      <header>
        <h2>${say("people.title")} <small>${room.view.memberCount}</small></h2>
        <button type="button" class="icon-button" aria-label=${say("people.closeList")}
          @click=${() => this.dispatchEvent(new CustomEvent("fm-close"))}>${ICONS.close}</button>
      </header>
      ${room.view.kind === "room" && mayModerate(room.view.myRole) ? this.tools() : nothing}
      ${room.view.memberCount > SEARCHED_FROM ? this.search() : nothing}
      <div class="member-lists">
        ${this.list(say("people.here"), here, true)} ${this.list(say("people.notHere"), away, false)}
        ${this.rest(chat, room)}
      </div>
      ${room.roster.loaded ? nothing : this.notYet(chat, room)}
      ${this.wayOut()}
      ${this.dialogs(chat, room)}
    </aside>`;
  }

  /**
   * Whom the search has found, as they are now; else everyone who has been read.
   *
   * @param {Room} room
   */
  shown(room) {
    const { found } = this;
    if (!found) return room.roster.loaded ? room.roster.present : [];
    return found
      .map((member) => room.roster.get(member.user.username) ?? member)
      .filter(({ role }) => role !== "none");
  }

  search() {
    return html`<label class="search member-search">
      ${ICONS.search}<span class="unseen">${say("door.username")}</span>
      <input type="search" name="member" placeholder=${say("door.username")} autocomplete="off" spellcheck="false"
        @input=${this.typed}>
    </label>`;
  }

  /**
   * @param {Chat} chat
   * @param {Room} room
   */
  rest(chat, room) {
    if (this.found) return this.found.length === 0 ? html`<p class="hint">${say("people.nobodyCalled")}</p>` : nothing;
    if (room.roster.next === undefined) return nothing;
    const { reading, problem } = chat.reader.reading("members", room);
    return html`${problem ? html`<p class="problem" role="alert">${refusalOf(problem)}</p>` : nothing}
      <button type="button" class="button small quiet more-members" ?disabled=${reading}
        @click=${() => chat.reader.moreMembers(room)}>${say("showMore")}</button>`;
  }

  /** @param {InputEvent} event */
  typed(event) {
    this.query = /** @type {HTMLInputElement} */ (event.currentTarget).value.trim().replace(/^@/, "");
    window.clearTimeout(this.pause);
    this.pause = window.setTimeout(() => void this.look(), TYPING_PAUSE_MS);
  }

  async look() {
    const { api, room, query } = this;
    if (!api || !room || query === "") {
      this.found = undefined;
      return;
    }
    await tryTo(async () => {
      const { items } = await api.members(room.id, { query });
      if (query === this.query) this.found = items;
    });
  }

  tools() {
    return html`<div class="member-tools">
      <button type="button" class="button small quiet add-people" @click=${() => (this.dialog = "add")}>
        ${ICONS.addPerson} ${say("add")}
      </button>
      <button type="button" class="button small quiet show-bans" @click=${() => (this.dialog = "bans")}>
        ${ICONS.banned} ${say("people.bans")}
      </button>
      <button type="button" class="button small quiet show-log" @click=${() => (this.dialog = "log")}>
        ${ICONS.log} ${say("people.log")}
      </button>
    </div>`;
  }

  /**
   * @param {Chat} chat
   * @param {Room} room
   */
  dialogs(chat, room) {
    const { api, banning, dialog } = this;
    const closed = () => (this.dialog = undefined);
    if (banning)
      return html`<fm-ban-somebody .api=${api} .room=${room} .member=${banning}
        @fm-closed=${() => (this.banning = undefined)}></fm-ban-somebody>`;
    if (dialog === "add")
      return html`<fm-add-people .chat=${chat} .api=${api} .room=${room} @fm-closed=${closed}></fm-add-people>`;
    if (dialog === "log")
      return html`<fm-moderation-log .api=${api} .room=${room} @fm-closed=${closed}></fm-moderation-log>`;
    return dialog === "bans"
      ? html`<fm-bans .api=${api} .room=${room} @fm-closed=${closed}></fm-bans>`
      : nothing;
  }

  /** @param {CustomEvent<Member>} event */
  askToBan(event) {
    this.banning = event.detail;
  }

  /** @param {Member} member */
  isHere({ user }) {
    return this.standing(user).state !== "offline";
  }

  /**
   * Who comes or goes while the focus is on them stays in their list until it has left: a row that moves loses it, and
   * an open menu closes under the hand.
   *
   * @param {Member} member
   */
  standsAmongHere(member) {
    return this.inHand?.username === member.user.username ? this.inHand.here : this.isHere(member);
  }

  /** @param {User} user */
  standing(user) {
    const { chat } = this;
    // I am here, as nobody knows better than this page, unless it is cut off.
    if (user.id === chat?.me.id)
      return { state: chat.connection === "offline" ? "offline" : "online", since: undefined };
    return chat?.presence.standing(user) ?? { state: "offline", since: undefined };
  }

  /**
   * @param {string} title
   * @param {Member[]} members
   * @param {boolean} here
   */
  list(title, members, here) {
    if (members.length === 0) return nothing;
    return html`<h3 class="member-group">${title} <small>${members.length}</small></h3>
      <ul>
        ${repeat(
          members,
          (member) => member.user.id,
          (member) => this.item(member, here),
        )}
      </ul>`;
  }

  /**
   * @param {Chat} chat
   * @param {Room} room
   */
  notYet(chat, room) {
    const { problem } = chat.reader.reading("members", room);
    return html`<p class="hint">${problem ? refusalOf(problem) : say("people.looking")}</p>`;
  }

  wayOut() {
    const leave = () => this.dispatchEvent(new CustomEvent("fm-leave"));
    const direct = this.room?.view.kind === "direct";
    return html`<button type="button" class="leave-room" @click=${leave}>
      ${direct ? ICONS.close : ICONS.leave}<span>${say(direct ? "direct.close" : "people.leaveRoom")}</span>
    </button>`;
  }

  /**
   * @param {Member} member
   * @param {boolean} here the list in which they stand
   */
  item(member, here) {
    const { user, role } = member;
    const { state, since } = this.standing(user);
    const blocked = this.chat?.blocks.has(user.username) ?? false;
    const word = presenceText(state, since);
    const take = (/** @type {FocusEvent} */ { currentTarget }) => {
      this.inHand = { row: /** @type {Element} */ (currentTarget), username: user.username, here };
    };
    return html`<li class="member ${state}" @focusin=${take} @focusout=${this.letGo}>
      <span class="with-presence">${avatar(user, "small")}<span class="presence ${state}" title=${word}></span></span>
      <span class="member-name">
        <strong>${user.displayName}</strong>
        <small title="@${user.username}">${roleMark(role)}
          ${state === "offline" && since ? word : this.named(user, state)}</small>
        ${state === "online" ? html`<span class="unseen">${say("people.online")}</span>` : nothing}
      </span>
      ${mutedMark(member)}
      ${blocked ? blockedMark() : nothing}
      ${this.menu(member)}
    </li>`;
  }

  /** @param {FocusEvent} event */
  letGo({ currentTarget, relatedTarget }) {
    const row = /** @type {Element} */ (currentTarget);
    if (!row.contains(/** @type {Node | null} */ (relatedTarget))) this.inHand = undefined;
  }

  /** @param {Member} member */
  menu(member) {
    const { chat, api, room } = this;
    return html`<fm-member-menu .chat=${chat} .api=${api} .room=${room} .member=${member}
      .myRole=${room?.view.myRole} .blocked=${chat?.blocks.has(member.user.username) ?? false}></fm-member-menu>`;
  }

  /**
   * The name to mention somebody by, and how they are. Of who is gone the list says since when instead: both don't
   * fit into a line.
   *
   * @param {User} user
   * @param {string} state
   */
  named(user, state) {
    return `@${user.username}${state === "online" ? "" : ` · ${presenceText(state)}`}`;
  }
}

function blockedMark() {
  return html`<span class="muted-mark" title=${say("people.youBlocked")}>
    ${ICONS.banned}<span class="unseen">${say("people.blocked")}</span>
  </span>`;
}

/** @param {Role} role */
function roleMark(role) {
  return role === "owner" || role === "admin"
    ? html`<span class="role">${say(role === "owner" ? "people.owner" : "people.admin")}</span>`
    : nothing;
}

/** @param {Member} member */
function mutedMark({ mutedUntil }) {
  const now = Date.now();
  if (!mutedUntil || !isAhead(mutedUntil, now)) return nothing;
  const word = say("people.muted", { end: endOf(mutedUntil, now) });
  return html`<span class="muted-mark" title=${word}>${ICONS.muted}<span class="unseen">${word}</span></span>`;
}

customElements.define("fm-members", Members);
