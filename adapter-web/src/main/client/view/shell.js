import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { retryDelayMs } from "../net/backoff.js";
import { callsOf, meantIn } from "../state/rooms/notifications.js";
import { pathOf, pathOfDialog, pathTo, roomCalled, routeOf } from "../state/route.js";
import { follow } from "./parts/live-part.js";
import { LiveElement } from "./parts/live-element.js";
import { ICONS, MARK } from "./parts/icons.js";
import { lastRoom, rememberRoom } from "./parts/last-room.js";
import { close, go, open } from "./parts/navigation.js";
import { places } from "./timeline/tab-scroll-positions.js";
import { titleOf } from "./rooms/room-title.js";
import { toast } from "./parts/toasts.js";
import { say } from "../translations/translations.js";
import "./invite/invitation.js";
import "./rooms/missing-room.js";
import "./rooms/room.js";
import "./rooms/sent-away.js";
import "./rooms/sidebar.js";
import "./parts/status.js";

/** @import { Api } from "../state/api.js" */
/** @import { Chat } from "../state/chat.js" */
/** @import { Room } from "../state/rooms/room.js" */
/** @import { Dialog, Panel } from "../state/route.js" */
/** @import { Session } from "../state/session.js" */

/** A page that nobody has looked at for so long has nobody before it. */
const AWAY_AFTER_MS = 300_000;
/** A window's title is dear to change, and nobody reads it faster. */
const TITLE_WITHIN_MS = 300;
const NARROW = "(max-width: 760px)";

/** The house: rooms at the side, one of them open. */
export class Shell extends LiveElement {
  static properties = {
    session: { attribute: false },
    chat: { attribute: false },
    api: { attribute: false },
    path: { attribute: false },
    drawer: { state: true },
    narrow: { state: true },
  };

  constructor() {
    super();
    /** @type {Session | undefined} */
    this.session = undefined;
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    this.path = "/";
    this.drawer = false;
    this.media = window.matchMedia(NARROW);
    this.narrow = this.media.matches;
    /** @type {Dialog | undefined} by the address */
    this.dialog = undefined;
    /** The address of what a dialog lies over; the same as the page's own where there is none. */
    this.under = "/";
    this.suggestedName = "";
    /** @type {string | undefined} what the server announced last */
    this.notice = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
    /** @type {number | undefined} the message that the address names */
    this.seq = undefined;
    /** @type {Panel | undefined} what the address opens beside it */
    this.panel = undefined;
    /** @type {Room | undefined} where to go when the address names no room */
    this.first = undefined;
    /** Ends what keeps the window's title true. */
    this.endTitle = () => {};
    /** The address at which the room was opened. */
    this.pathOfRoom = "";
    this.turned = () => (this.narrow = this.media.matches);
    /** @type {number | undefined} */
    this.away = undefined;
    this.turnedAway = () => {
      window.clearTimeout(this.away);
      if (document.visibilityState === "visible") this.chat?.presence.turn(false);
      else this.away = window.setTimeout(() => this.chat?.presence.turn(true), AWAY_AFTER_MS);
    };
    this.pressed = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape" && this.drawer) this.drawer = false;
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.media.addEventListener("change", this.turned);
    window.addEventListener("keydown", this.pressed);
    document.addEventListener("visibilitychange", this.turnedAway);
    this.turnedAway();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.media.removeEventListener("change", this.turned);
    window.removeEventListener("keydown", this.pressed);
    document.removeEventListener("visibilitychange", this.turnedAway);
    window.clearTimeout(this.away);
    this.endTitle();
  }

  firstUpdated() {
    bringDialogs();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("path")) this.drawer = false;
    const { chat } = this;
    if (!chat) return;
    const asked = routeOf(this.path);
    this.dialog = asked.page === "dialog" ? asked.dialog : undefined;
    if (asked.page !== "dialog") this.under = this.path;
    const route = routeOf(this.under);
    this.first = route.page === "home" && chat.known ? firstOf(chat.listed) : undefined;
    const called = route.page === "room" ? roomCalled(chat.rooms, route.room) : undefined;
    // A room that gets another name while it is open stays open, at its new address.
    const still = this.under === this.pathOfRoom ? chat.rooms.find((one) => one === this.room) : undefined;
    const room = called ?? still;
    const { seq, panel } = route.page === "room" ? route : {};
    if (room && !called) queueMicrotask(() => this.stayAt(pathTo(room.view, seq, panel)));
    this.pathOfRoom = this.under;
    this.panel = panel;
    if (room !== this.room || seq !== this.seq) {
      // Whoever follows the link of the room that they are in wants to see its newest.
      const place = room && room !== this.room ? places.of(room.id) : undefined;
      this.room = room;
      this.seq = seq;
      if (room) rememberRoom(room.id);
      if (room) void chat.open(room, seq ?? place?.seq);
    }
    if (chat.notice && chat.notice !== this.notice) toast(chat.notice);
    this.notice = chat.notice;
  }

  updated() {
    if (this.first) this.stayAt(pathOf(this.first.view));
    this.endTitle();
    this.endTitle = follow(() => this.writeTitle(), TITLE_WITHIN_MS);
  }

  /**
   * What is open has this address, whether a dialog lies over it or not.
   *
   * @param {string} path
   */
  stayAt(path) {
    this.under = path;
    if (this.dialog) this.requestUpdate();
    else go(path, { replace: true });
  }

  /** A number means me; a dot is what else is unread. */
  writeTitle() {
    const { chat } = this;
    const now = Date.now();
    const meant = chat?.listed.reduce((sum, room) => sum + meantIn(room, now), 0) ?? 0;
    const isUnread = chat?.listed.some((room) => callsOf(room, now) > 0) ?? false;
    const name = this.room ? `${titleOf(this.room.view, chat?.me.id ?? "")} · Folkmoot` : "Folkmoot";
    const title = meant > 0 ? `(${meant}) ${name}` : isUnread ? `• ${name}` : name;
    if (document.title !== title) document.title = title;
  }

  render() {
    const { session, chat, api, narrow, drawer } = this;
    if (!session || !chat || !api) return nothing;
    return html`<div class="shell ${drawer ? "drawer-open" : ""}" @fm-drawer=${() => (this.drawer = true)}
        @fm-dialog=${this.openDialog} @fm-done=${this.closeDialog}>
      <fm-sidebar .session=${session} .chat=${chat} .api=${api} .room=${this.room}
        ?inert=${narrow && !drawer}></fm-sidebar>
      ${
        drawer
          ? html`<button type="button" class="scrim" aria-label=${say("shell.closeRooms")}
        @click=${() => (this.drawer = false)}></button>`
          : nothing
      }
      <main class="main" ?inert=${narrow && drawer}>${this.main(chat, api)}</main>
      ${
        this.dialog === "create"
          ? html`<fm-create-room .chat=${chat} .api=${api} .name=${this.suggestedName}>
        </fm-create-room>`
          : nothing
      }
      ${this.dialog === "account" ? html`<fm-account .chat=${chat} .api=${api}></fm-account>` : nothing}
      ${this.dialog === "directory" ? html`<fm-directory .chat=${chat} .api=${api}></fm-directory>` : nothing}
      ${this.dialog === "message" ? html`<fm-new-message .chat=${chat} .api=${api}></fm-new-message>` : nothing}
    </div>`;
  }

  /**
   * @param {Chat} chat
   * @param {Api} api
   */
  main(chat, api) {
    if (this.room)
      return keyed(this.room, html`<fm-room .chat=${chat} .api=${api} .room=${this.room} .seq=${this.seq}
        .panel=${this.panel}></fm-room>`);
    const route = routeOf(this.under);
    if (!chat.known) return html`<div class="splash">${MARK}<fm-status .chat=${chat}></fm-status></div>`;
    if (route.page === "home" || route.page === "dialog") return this.empty();
    if (route.page === "invite") return this.invitation(route.code);
    const sent = chat.sentAway;
    if (sent && roomCalled([{ id: sent.view.id, view: sent.view }], route.room))
      return html`<fm-sent-away .chat=${chat} .sent=${sent}></fm-sent-away>`;
    return keyed(
      route.room,
      html`<fm-missing-room .chat=${chat} .api=${api} .called=${route.room} .seq=${route.seq}>
      </fm-missing-room>`,
    );
  }

  /** @param {string} code */
  invitation(code) {
    const { session, api } = this;
    return keyed(code, html`<fm-invitation .session=${session} .api=${api} .code=${code}></fm-invitation>`);
  }

  empty() {
    return html`<div class="splash">
      ${MARK}
      <h1>${say("shell.noRoom")}</h1>
      <p>${say("shell.lookAround")}</p>
      <p class="splash-actions">
        <button type="button" class="button"
          @click=${() => open(pathOfDialog("directory"))}>${ICONS.compass} ${say("sidebar.browse")}</button>
        <button type="button" class="button quiet"
          @click=${() => open(pathOfDialog("create"))}>${ICONS.plus} ${say("sidebar.newRoom")}</button>
      </p>
    </div>`;
  }

  /** @param {CustomEvent<{dialog: Dialog, name?: string}>} event */
  openDialog(event) {
    this.drawer = false;
    this.suggestedName = event.detail.name ?? "";
    open(pathOfDialog(event.detail.dialog));
  }

  closeDialog() {
    // Whoever has gone to another address by it has closed it, too.
    if (routeOf(window.location.pathname).page === "dialog") close(this.under);
  }
}

/**
 * Dialogs and panels come after the first picture: one that is asked for before appears when they are there.
 *
 * @param {number} [attempt]
 */
function bringDialogs(attempt = 0) {
  const again = () => window.setTimeout(() => bringDialogs(attempt + 1), retryDelayMs(attempt, Math.random));
  import("./dialogs.js").catch(again);
}

/**
 * The room that was open last, unless it is put away.
 *
 * @param {Room[]} rooms
 */
function firstOf(rooms) {
  const last = lastRoom();
  return rooms.find((room) => room.id === last) ?? rooms[0];
}

customElements.define("fm-shell", Shell);
