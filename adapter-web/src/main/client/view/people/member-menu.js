import { html, nothing } from "lit";
import { FOREVER, isAhead, rightsOver } from "../../state/people/moderation.js";
import { confirmed } from "../parts/confirm.js";
import { ICONS } from "../parts/icons.js";
import { MenuElement } from "../parts/menu-element.js";
import { askToBlock, unblock, writeTo } from "./person-actions.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { Appointed } from "../../state/people/moderation.js" */
/** @import { Member, Role } from "../../state/wire.js" */
/** @import { TextKey } from "../../translations/translations.js" */

const MINUTE_MS = 60_000;

/** @type {[TextKey, TextKey, number | undefined][]} */
const SILENCES = [
  ["people.muteMinutes", "people.muteForMinutes", 10 * MINUTE_MS],
  ["people.muteHour", "people.muteForHour", 60 * MINUTE_MS],
  ["people.muteDay", "people.muteForDay", 24 * 60 * MINUTE_MS],
  ["people.muteForEver", "people.muteWithoutEnd", undefined],
];

/** @type {Record<Appointed, TextKey>} */
const APPOINT = { owner: "people.makeOwner", admin: "people.makeAdmin", member: "people.makeMember" };

/** What may be done to one of the people of a room. */
export class MemberMenu extends MenuElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    room: { attribute: false },
    member: { attribute: false },
    // A role of mine that changes makes another menu, and so does whether I block them.
    myRole: { attribute: false },
    blocked: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
    /** @type {Member | undefined} */
    this.member = undefined;
    /** @type {Role} */
    this.myRole = "none";
    this.blocked = false;
  }

  render() {
    const { chat, member } = this;
    if (!chat || !member || member.user.id === chat.me.id) return nothing;
    const rights = rightsOver(this.myRole, member, chat.me.username);
    const label = say("people.menu", { name: member.user.displayName });
    return this.opener(
      label,
      ICONS.more,
      "small member-more",
      html`${member.user.bot ? nothing : this.item(say("writeMessage"), () => this.write())}
        ${rights.roles.map((role) => this.item(say(APPOINT[role]), () => this.appoint(role)))}
        ${rights.mute ? this.silences(member) : nothing}
        ${this.item(say(this.blocked ? "people.unblock" : "people.blockAsk"), () => this.block())}
        ${rights.over ? this.sendingAway() : nothing}`,
    );
  }

  sendingAway() {
    return html`${this.item(say("people.remove"), () => this.remove(), "danger")}
      ${this.item(say("ban.ask"), () => this.ban(), "danger")}`;
  }

  /** @param {Member} member */
  silences(member) {
    const muted = isAhead(member.mutedUntil, Date.now());
    return html`<div class="menu-row" role="group" aria-label=${say("mute")}>
        <span aria-hidden="true">${say("mute")}</span>
        ${SILENCES.map(([word, label, ms]) => this.silence(say(word), say(label), ms))}
      </div>
      ${muted ? this.item(say("unmute"), () => this.place({ mutedUntil: null })) : nothing}`;
  }

  /**
   * @param {string} word
   * @param {string} label
   * @param {number | undefined} ms
   */
  silence(word, label, ms) {
    const mute = () =>
      this.place({ mutedUntil: ms === undefined ? FOREVER : new Date(Date.now() + ms).toISOString() });
    return html`<button type="button" role="menuitem" tabindex="-1" aria-label=${label}
      @click=${() => this.choose(mute)}>${word}</button>`;
  }

  write() {
    const { chat, api, member } = this;
    if (chat && api && member) void writeTo(chat, api, member.user);
  }

  block() {
    const { chat, member } = this;
    if (chat && member) void (this.blocked ? unblock : askToBlock)(chat, member.user);
  }

  /** @param {Role} role */
  async appoint(role) {
    const name = this.member?.user.displayName ?? "";
    const title = say("people.makeOwnerTitle", { name });
    const text = say("people.makeOwnerText");
    if (role === "owner" && !(await confirmed({ title, text, action: say("people.makeOwner") }))) return;
    await this.place({ role });
  }

  /** @param {{role?: Role, mutedUntil?: string | null}} wish */
  async place(wish) {
    const { api, room, member } = this;
    if (api && room && member) await tryTo(() => api.place(room.id, member.user.username, wish));
  }

  async remove() {
    const { api, room, member } = this;
    if (!api || !room || !member) return;
    const open = room.view.visibility === "public";
    const title = say("people.removeTitle", { name: member.user.displayName });
    const text = say(open ? "people.removeOpen" : "people.removeClosed");
    if (await confirmed({ title, text, action: say("remove") }))
      await tryTo(() => api.kick(room.id, member.user.username));
  }

  ban() {
    this.dispatchEvent(new CustomEvent("fm-ban", { bubbles: true, detail: this.member }));
  }
}

customElements.define("fm-member-menu", MemberMenu);
