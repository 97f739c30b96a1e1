import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { callsOf } from "../../state/rooms/notifications.js";
import { pathOf } from "../../state/route.js";
import { badge } from "../parts/badge.js";
import { faceOf, othersIn, putAway, spokenPresence } from "./direct.js";
import { ICONS } from "../parts/icons.js";
import { live } from "../parts/live-part.js";
import { LiveElement } from "../parts/live-element.js";
import { go, goByLink } from "../parts/navigation.js";
import { titleOf } from "./room-title.js";
import { say } from "../../translations/translations.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */

/** The conversations with single people and small circles, apart from the rooms. */
export class DirectList extends LiveElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    room: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {Room | undefined} the open one */
    this.room = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.chat?.presence.want("direct", []);
  }

  willUpdate() {
    const { chat } = this;
    if (!chat) return;
    const people = this.rooms(chat).flatMap(({ view }) => othersIn(view, chat.me.id));
    chat.presence.want("direct", [...new Set(people.map(({ username }) => username))]);
  }

  /**
   * By the names that they are shown under, notes to oneself first.
   *
   * @param {Chat} chat
   */
  rooms(chat) {
    const name = (/** @type {Room} */ { view }) => (view.memberCount === 1 ? "" : titleOf(view, chat.me.id));
    return chat.listed
      .filter((room) => room.view.kind === "direct")
      .sort((a, b) => name(a).localeCompare(name(b)));
  }

  render() {
    const { chat } = this;
    if (!chat) return nothing;
    const rooms = this.rooms(chat);
    return html`<div class="sidebar-titled">
        <h2 class="sidebar-title">${say("direct.title")}</h2>
        <button type="button" class="icon-button small new-message" title=${say("direct.new")}
          aria-label=${say("direct.new")}
          @click=${this.write}>${ICONS.write}</button>
      </div>
      <ul>
        ${repeat(
          rooms,
          (room) => room.id,
          (room) => html`<li class="direct-item">${live(() => this.item(chat, room))}</li>`,
        )}
      </ul>
      ${rooms.length === 0 ? this.nobody() : nothing}`;
  }

  nobody() {
    return html`<button type="button" class="room-link sidebar-empty" @click=${this.write}>
      ${ICONS.person}<span>${say("direct.write")}</span>
    </button>`;
  }

  /**
   * @param {Chat} chat
   * @param {Room} room
   */
  item(chat, room) {
    const calls = callsOf(room, Date.now());
    const title = titleOf(room.view, chat.me.id);
    const label = say("direct.closeNamed", { name: title });
    return html`<a class="room-link ${calls > 0 ? "unread" : ""}" href=${pathOf(room.view)} @click=${goByLink}
        aria-current=${room === this.room ? "page" : "false"}>
        ${faceOf(chat, room)}
        <span class="room-link-name" title=${title}>${title}</span>${spokenPresence(chat, room)}
        ${badge(calls, true)}
      </a>
      <button type="button" class="icon-button small direct-close" title=${say("direct.close")} aria-label=${label}
        @click=${() => this.close(chat, room)}>${ICONS.close}</button>`;
  }

  write() {
    this.dispatchEvent(new CustomEvent("fm-dialog", { bubbles: true, detail: { dialog: "message" } }));
  }

  /**
   * @param {Chat} chat
   * @param {Room} room
   */
  async close(chat, room) {
    if (!this.api || !(await putAway(chat, this.api, room))) return;
    if (room === this.room) go("/");
    // Its own button goes away with it; the focus must not.
    const write = this.querySelector(".new-message");
    if (write instanceof HTMLElement) write.focus();
  }
}

customElements.define("fm-direct-list", DirectList);
