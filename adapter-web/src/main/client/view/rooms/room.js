import { html, nothing } from "lit";
import { LiveElement } from "../parts/live-element.js";
import { ICONS } from "../parts/icons.js";
import { MEMBER_PAGE } from "../../state/api.js";
import { copyLink } from "../parts/clipboard.js";
import { confirmed } from "../parts/confirm.js";
import { closedBy, directLine, faceOf, putAway } from "./direct.js";
import { close, go, open } from "../parts/navigation.js";
import { mayInvite } from "../../state/invite/invitation.js";
import { pathTo, routeOf } from "../../state/route.js";
import { roomIcon, titleOf } from "./room-title.js";
import { tryTo } from "../parts/toasts.js";
import { Timeline } from "../timeline/timeline.js";
import { say } from "../../translations/translations.js";
import "../composer/composer.js";
import "../people/person-card.js";
import "./room-menu.js";
import "../parts/status.js";
import "../composer/typists.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room as RoomState } from "../../state/rooms/room.js" */
/** @import { Panel } from "../../state/route.js" */
/** @import { Message, UserRef } from "../../state/wire.js" */
/** @import { PersonCard } from "../people/person-card.js" */

/**
 * What a message asks of the room it stands in.
 *
 * @typedef {object} MessageWish
 * @property {"reply" | "edit" | "stopEdit" | "save" | "delete" | "react" | "unread" | "link" | "jump"} what
 * @property {Message} message
 * @property {string} [text] the new body, the emoji, or where to go
 */

/** Panels beside the messages need this much room. */
const WIDE = "(min-width: 1080px)";

/** One open room. */
export class RoomPage extends LiveElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    room: { attribute: false },
    seq: { attribute: false },
    panel: { attribute: false },
    target: { state: true },
    editing: { state: true },
    replyTo: { state: true },
    beside: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {RoomState | undefined} */
    this.room = undefined;
    /** @type {number | undefined} the message that the address names */
    this.seq = undefined;
    /** @type {{seq: number} | undefined} the message to be shown; another one each time that it is asked for */
    this.target = undefined;
    /** @type {number | undefined} */
    this.editing = undefined;
    /** @type {Message | undefined} */
    this.replyTo = undefined;
    /** @type {Panel | undefined} what the address opens */
    this.panel = undefined;
    /** Whether the list of people stands beside the messages, where there is room for it. */
    this.beside = window.matchMedia(WIDE).matches;
  }

  get membersOpen() {
    return this.beside || this.panel === "people";
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("seq")) this.target = this.seq === undefined ? undefined : { seq: this.seq };
    const { chat, room } = this;
    // Who a direct room is with is in its title.
    if (!this.hasUpdated && room?.view.kind === "direct") this.beside = false;
    // The list of people also says whether I am muted; where one page tells it, it is read before anybody asks.
    const wanted = this.membersOpen || (room?.view.memberCount ?? Infinity) <= MEMBER_PAGE;
    const refused = room && chat?.reader.reading("members", room).problem;
    if (wanted && room && !refused && chat?.connection === "connected") void chat.reader.members(room);
  }

  render() {
    const { chat, room } = this;
    if (!chat || !room) return nothing;
    return html`<section class="room ${this.membersOpen ? "with-members" : ""}"
      aria-label=${titleOf(room.view, chat.me.id)}
        @fm-wish=${this.wished} @fm-person=${this.present}>
      ${this.bar(chat, room)}
      ${chat.connection === "connected" ? nothing : banner(chat)}
      <fm-timeline .chat=${chat} .room=${room} .editing=${this.editing} .target=${this.target}
        @fm-present=${this.atPresent}></fm-timeline>
      <fm-typists .chat=${chat} .room=${room}></fm-typists>
      <fm-composer .chat=${chat} .room=${room} .view=${room.view}
        .mutedUntil=${room.own?.mutedUntil} .closedBy=${closedBy(chat, room)} .replyTo=${this.replyTo}
        @fm-sent=${this.sent} @fm-edit-last=${this.editLast}
        @fm-no-reply=${() => (this.replyTo = undefined)}></fm-composer>
      ${this.membersOpen ? this.members(chat, room) : nothing}
      <fm-person-card .chat=${chat} .api=${this.api}></fm-person-card>
      ${this.panel === "settings" && mayChange(room) ? this.settings(chat, room) : nothing}
      ${this.panel === "invite" && mayInvite(room.view) ? this.invites(chat, room) : nothing}
    </section>`;
  }

  /**
   * @param {Chat} chat
   * @param {RoomState} room
   */
  bar(chat, room) {
    const title = titleOf(room.view, chat.me.id);
    const count = room.view.memberCount;
    const direct = room.view.kind === "direct";
    const line = direct ? directLine(chat, room.view) : (room.view.settings?.topic ?? room.view.description);
    return html`<header class="room-bar">
      <button type="button" class="icon-button only-narrow" aria-label=${say("showRooms")}
        @click=${this.openDrawer}>
        ${ICONS.menu}
      </button>
      ${direct ? faceOf(chat, room) : nothing}
      <div class="room-bar-title">
        <h1>${direct ? nothing : roomIcon(room.view)}<span>${title}</span></h1>
        ${line ? html`<p class="room-topic" title=${line}>${line}</p>` : nothing}
      </div>
      ${mayInvite(room.view) ? this.inviteButton() : nothing}
      <fm-room-menu .chat=${chat} .api=${this.api} .room=${room}></fm-room-menu>
      ${mayChange(room) ? this.settingsButton() : nothing}
      <button type="button" class="members-button" aria-expanded=${this.membersOpen ? "true" : "false"}
        @click=${this.turnMembers}>
        ${ICONS.people}<span aria-hidden="true">${count}</span><span
          class="unseen">${say("room.peopleSpoken", { count })}</span>
      </button>
    </header>`;
  }

  /**
   * @param {Chat} chat
   * @param {RoomState} room
   */
  members(chat, room) {
    return html`<fm-members .chat=${chat} .api=${this.api} .room=${room} @fm-close=${this.closeMembers}
      @fm-leave=${() => this.leave(room)}></fm-members>`;
  }

  inviteButton() {
    return html`<button type="button" class="icon-button invite-button" aria-label=${say("room.invite")}
      title=${say("room.invite")} @click=${() => this.openPanel("invite")}>
      ${ICONS.addPerson}<span class="only-wide">${say("room.inviteShort")}</span>
    </button>`;
  }

  /**
   * @param {Chat} chat
   * @param {RoomState} room
   */
  invites(chat, room) {
    return html`<fm-invite-people .chat=${chat} .api=${this.api} .room=${room}
      @fm-closed=${this.closePanel}></fm-invite-people>`;
  }

  settingsButton() {
    return html`<button type="button" class="icon-button room-settings" aria-label=${say("room.settings")}
      title=${say("room.settings")} @click=${() => this.openPanel("settings")}>
      ${ICONS.sliders}
    </button>`;
  }

  /**
   * @param {Chat} chat
   * @param {RoomState} room
   */
  settings(chat, room) {
    return html`<fm-room-settings .chat=${chat} .api=${this.api} .room=${room}
      @fm-done=${this.closePanel}></fm-room-settings>`;
  }

  turnMembers() {
    if (this.membersOpen) this.closeMembers();
    else if (window.matchMedia(WIDE).matches) this.beside = true;
    else this.openPanel("people");
  }

  closeMembers() {
    this.beside = false;
    if (this.panel === "people") this.closePanel();
  }

  /** @param {Panel} panel */
  openPanel(panel) {
    if (this.room) open(pathTo(this.room.view, this.seq, panel));
  }

  closePanel() {
    const { room, seq } = this;
    const route = routeOf(window.location.pathname);
    // Whoever has gone to another address by it has closed it, too.
    if (room && route.page === "room" && route.panel) close(pathTo(room.view, seq));
  }

  /** @param {CustomEvent<{user: UserRef, beside: Element}>} event */
  present({ detail }) {
    void (/** @type {PersonCard | null} */ (this.querySelector("fm-person-card"))?.open(detail.user, detail.beside));
  }

  openDrawer() {
    this.dispatchEvent(new CustomEvent("fm-drawer", { bubbles: true }));
  }

  sent() {
    this.replyTo = undefined;
    /** @type {Timeline | null} */ (this.querySelector("fm-timeline"))?.stick();
  }

  /** The newest is shown again; the address must not lead elsewhere. */
  atPresent() {
    this.target = undefined;
    if (this.room && this.seq !== undefined) go(pathTo(this.room.view, undefined, this.panel), { replace: true });
  }

  /** The arrow up in an empty composer edits what I said last. */
  editLast() {
    const mine = this.room?.log.messages.filter((message) => this.isEditable(message));
    this.editing = mine?.at(-1)?.seq;
  }

  /** @param {Message} message */
  isEditable(message) {
    return message.sender.id === this.chat?.me.id && message.kind === "text" && !message.deletedAt;
  }

  /** @param {CustomEvent<MessageWish>} event */
  async wished(event) {
    const { what, message, text = "" } = event.detail;
    switch (what) {
      case "reply":
        this.replyTo = message;
        this.focusComposer();
        break;
      case "edit":
        this.editing = message.seq;
        break;
      case "stopEdit":
        this.stopEditing();
        break;
      case "save":
        await this.save(message, text);
        break;
      case "delete":
        await this.askToDelete(message);
        break;
      case "react":
        await this.react(message, text);
        break;
      case "unread":
        await this.markUnread(message);
        break;
      case "link":
        if (this.room) await copyLink(pathTo(this.room.view, message.seq));
        break;
      case "jump":
        this.target = { seq: Number(text) };
        break;
    }
  }

  /**
   * @param {Message} message
   * @param {string} body
   */
  async save(message, body) {
    if (body.trim() === "") {
      await this.askToDelete(message);
    } else if (body === message.body || (await tryTo(async () => this.chat?.commands.edit(message, body)))) {
      this.stopEditing();
    }
  }

  /** @param {Message} message */
  async askToDelete(message) {
    const text = say("room.deleteText");
    if (!(await confirmed({ title: say("room.deleteTitle"), text, action: say("delete") }))) return;
    if (await tryTo(async () => this.chat?.commands.remove(message))) this.stopEditing();
  }

  /**
   * @param {Message} message
   * @param {string} emoji
   */
  async react(message, emoji) {
    const mine = message.reactions?.find((reaction) => reaction.emoji === emoji)?.mine ?? false;
    await tryTo(async () => this.chat?.commands.react(message, emoji, !mine));
  }

  /** @param {Message} message from which on all is to be unread */
  async markUnread(message) {
    const { chat, room } = this;
    if (chat && room) await tryTo(() => chat.readMarks.unread(room, message.seq - 1));
  }

  /** @param {RoomState} room */
  async leave(room) {
    if (room.view.kind === "direct") {
      const { chat, api } = this;
      if (chat && api && (await putAway(chat, api, room))) go("/");
      return;
    }
    const open = room.view.visibility === "public";
    const text = say(open ? "room.leaveOpen" : "room.leaveClosed");
    const title = say("room.leaveTitle", { name: room.view.name });
    if (!(await confirmed({ title, text, action: say("room.leave") }))) return;
    if (await tryTo(async () => this.api?.leave(room.id))) {
      this.chat?.forget(room);
      go("/");
    }
  }

  stopEditing() {
    this.editing = undefined;
    this.focusComposer();
  }

  focusComposer() {
    const composer = this.querySelector("fm-composer textarea");
    if (composer instanceof HTMLElement) composer.focus();
  }
}

/** @param {RoomState} room */
function mayChange({ view }) {
  return view.kind === "room" && (view.myRole === "owner" || view.myRole === "admin");
}

/** @param {Chat} chat */
function banner(chat) {
  return html`<div class="room-banner"><fm-status .chat=${chat}></fm-status></div>`;
}

customElements.define("fm-room", RoomPage);
