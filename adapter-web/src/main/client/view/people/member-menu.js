import { html, nothing } from "lit";
import { FOREVER, isAhead, rightsOver } from "../../state/people/moderation.js";
import { confirmed } from "../parts/confirm.js";
import { ICONS } from "../parts/icons.js";
import { MenuElement } from "../parts/menu-element.js";
import { askToBlock, unblock, writeTo } from "./person.js";
import { tryTo } from "../parts/toasts.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { Member, Role } from "../../state/wire.js" */

const MINUTE_MS = 60_000;

/** @type {[string, string, number | undefined][]} */
const SILENCES = [
  ["10 min", "Mute for 10 minutes", 10 * MINUTE_MS],
  ["1 hour", "Mute for 1 hour", 60 * MINUTE_MS],
  ["1 day", "Mute for 1 day", 24 * 60 * MINUTE_MS],
  ["For ever", "Mute for ever", undefined],
];

/** @type {Record<Role, string>} */
const APPOINT = { owner: "Make owner", admin: "Make admin", member: "Make plain member", none: "" };

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
    const label = `What to do about ${member.user.displayName}`;
    return this.opener(
      label,
      ICONS.more,
      "small member-more",
      html`${member.user.bot ? nothing : this.item("Write a message", () => this.write())}
        ${rights.roles.map((role) => this.item(APPOINT[role], () => this.appoint(role)))}
        ${rights.mute ? this.silences(member) : nothing}
        ${this.item(this.blocked ? "Unblock" : "Block…", () => this.block())}
        ${rights.over ? this.sendingAway() : nothing}`,
    );
  }

  sendingAway() {
    return html`${this.item("Remove from the room", () => this.remove(), "danger")}
      ${this.item("Ban…", () => this.ban(), "danger")}`;
  }

  /** @param {Member} member */
  silences(member) {
    const muted = isAhead(member.mutedUntil, Date.now());
    return html`<div class="menu-row" role="group" aria-label="Mute">
        <span aria-hidden="true">Mute</span>
        ${SILENCES.map(([word, label, ms]) => this.silence(word, label, ms))}
      </div>
      ${muted ? this.item("Unmute", () => this.place({ mutedUntil: null })) : nothing}`;
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
    const title = `Make ${name} an owner?`;
    const text = "Owners may do everything here, to you as well. You stay an owner yourself.";
    if (role === "owner" && !(await confirmed({ title, text, action: "Make owner" }))) return;
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
    const title = `Remove ${member.user.displayName}?`;
    const text = open
      ? "They can come back at any time: the room is public. To keep them out, ban them."
      : "They can come back only if someone in the room lets them in.";
    if (await confirmed({ title, text, action: "Remove" }))
      await tryTo(() => api.kick(room.id, member.user.username));
  }

  ban() {
    this.dispatchEvent(new CustomEvent("fm-ban", { bubbles: true, detail: this.member }));
  }
}

customElements.define("fm-member-menu", MemberMenu);
