import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { callsOf, levelOf, meantIn } from "../../state/rooms/notifications.js";
import { pathOf } from "../../state/route.js";
import { avatar } from "../parts/avatar.js";
import { badge } from "../parts/badge.js";
import { confirmed } from "../parts/confirm.js";
import { ICONS, MARK } from "../parts/icons.js";
import { live } from "../parts/live-part.js";
import { LiveElement } from "../parts/live-element.js";
import { goByLink } from "../parts/navigation.js";
import { roomIcon } from "./room-title.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";
import "./direct-list.js";
import { sectionName } from "./section-menu.js";
import "../parts/status.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { Session } from "../../state/session.js" */
/** @import { Section } from "../../state/wire.js" */

const hushed = () =>
  html`<span class="hushed-mark" title=${say("sidebar.muted")}>
    ${ICONS.bellOff}<span class="unseen">${say("sidebar.mutedSpoken")}</span>
  </span>`;

/** The list of rooms, how the connection is, and who is signed in. */
export class Sidebar extends LiveElement {
  static properties = {
    session: { attribute: false },
    chat: { attribute: false },
    api: { attribute: false },
    room: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Session | undefined} */
    this.session = undefined;
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
  }

  render() {
    const { chat } = this;
    if (!chat) return nothing;
    const rooms = chat.rooms.filter((room) => room.view.kind === "room" && !chat.sections.of(room.id));
    return html`<aside class="sidebar">
      <header class="sidebar-head">
        ${MARK}
        <p class="wordmark">Folkmoot</p>
      </header>
      <nav class="sidebar-rooms" aria-label=${say("sidebar.rooms")}>
        ${chat.sections.all.map((section) => this.section(chat, section))}
        ${this.heading(chat, say("sidebar.rooms"))}
        ${this.list(rooms)}
        <fm-direct-list .chat=${chat} .api=${this.api} .room=${this.room}></fm-direct-list>
      </nav>
      <div class="sidebar-actions">
        ${this.opener("directory", say("sidebar.browse"), ICONS.compass)}
        ${this.opener("create", say("sidebar.newRoom"), ICONS.plus)}
      </div>
      <footer class="sidebar-foot">
        <div class="sidebar-own">
          <button type="button" class="sidebar-account" title=${say("sidebar.account")}
            @click=${() => this.open("account")}>
            ${avatar(chat.me)}
            <span class="sidebar-me">
              <strong>${chat.me.displayName}</strong>
              ${chat.me.status ? html`<span>${chat.me.status}</span>` : nothing}
            </span>
          </button>
          <fm-status .chat=${chat} brief></fm-status>
        </div>
        <button type="button" class="icon-button" title=${say("sidebar.logOut")} aria-label=${say("sidebar.logOut")}
          @click=${this.logOut}>
          ${ICONS.leave}
        </button>
      </footer>
    </aside>`;
  }

  /**
   * @param {Chat} chat
   * @param {Section} section
   */
  section(chat, section) {
    return html`<div class="sidebar-titled">
        <h2 class="sidebar-title">${sectionName(section)}</h2>
        <fm-section-menu .sections=${chat.sections} .section=${section}></fm-section-menu>
      </div>
      ${this.list(chat.sections.roomsOf(section, chat.rooms))}`;
  }

  /**
   * @param {Chat} chat
   * @param {string} title
   */
  heading(chat, title) {
    return html`<div class="sidebar-titled">
      <h2 class="sidebar-title">${title}</h2>
      ${live(() => (chat.rooms.some((room) => room.unread.count > 0) ? this.readAll(chat) : nothing))}
    </div>`;
  }

  /** @param {Chat} chat */
  readAll(chat) {
    return html`<button type="button" class="icon-button small read-all" title=${say("sidebar.readAll")}
      aria-label=${say("sidebar.readAll")}
      @click=${() => tryTo(() => chat.readMarks.readAll(chat.rooms))}>${ICONS.read}</button>`;
  }

  /** @param {Room[]} rooms */
  list(rooms) {
    return html`<ul>
      ${repeat(
        rooms,
        (room) => room.id,
        (room) => html`<li>${live(() => this.item(room))}</li>`,
      )}
    </ul>`;
  }

  /** @param {Room} room */
  item(room) {
    const now = Date.now();
    const calls = callsOf(room, now);
    const muted = levelOf(room.view.mine, now) === "nothing";
    return html`<a class="room-link ${calls > 0 ? "unread" : ""} ${muted ? "hushed" : ""}" href=${pathOf(room.view)}
        @click=${goByLink} aria-current=${room === this.room ? "page" : "false"}>
        ${roomIcon(room.view)}
        <span class="room-link-name">${room.view.name}</span>
        ${muted ? hushed() : nothing} ${badge(calls, meantIn(room, now) > 0)}
      </a>`;
  }

  /**
   * @param {"create" | "directory"} dialog
   * @param {string} text
   * @param {unknown} icon
   */
  opener(dialog, text, icon) {
    return html`<button type="button" class="sidebar-action"
      @click=${() => this.open(dialog)}>${icon}<span>${text}</span></button>`;
  }

  /** @param {"account" | "create" | "directory"} dialog */
  open(dialog) {
    this.dispatchEvent(new CustomEvent("fm-dialog", { bubbles: true, detail: { dialog } }));
  }

  async logOut() {
    const unsent = this.chat?.outbox.unsentCount ?? 0;
    const text = say("sidebar.unsent", { count: unsent });
    const question = { title: say("sidebar.logOutTitle"), text, action: say("sidebar.logOut") };
    const sure = unsent === 0 || (await confirmed(question));
    if (sure) await tryTo(async () => this.session?.signOut());
  }
}

customElements.define("fm-sidebar", Sidebar);
