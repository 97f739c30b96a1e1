import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { avatar } from "./avatar.js";
import { ICONS } from "./icons.js";
import { LightElement } from "./light-element.js";

/** @import { Chat } from "../state/chat.js" */
/** @import { Room } from "../state/room.js" */
/** @import { Member } from "../state/wire.js" */

/** Who is in the room. */
export class Members extends LightElement {
  static properties = { chat: { attribute: false }, room: { attribute: false } };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
  }

  willUpdate() {
    this.watch(this.chat?.changes);
  }

  render() {
    const { chat, room } = this;
    if (!chat || !room) return nothing;
    const members = room.roster.loaded ? room.roster.present : [];
    return html`<aside class="members" aria-label="People in this room">
      <header>
        <h2>People <small>${room.view.memberCount}</small></h2>
        <button type="button" class="icon-button" aria-label="Close the list of people"
          @click=${() => this.dispatchEvent(new CustomEvent("fm-close"))}>${ICONS.close}</button>
      </header>
      <ul>
        ${repeat(
          members,
          (member) => member.user.id,
          (member) => this.item(member),
        )}
      </ul>
      ${room.roster.loaded ? nothing : this.notYet(chat, room)}
      ${room.view.kind === "room" ? this.wayOut() : nothing}
    </aside>`;
  }

  /**
   * @param {Chat} chat
   * @param {Room} room
   */
  notYet(chat, room) {
    const { problem } = chat.reader.reading("members", room);
    return html`<p class="hint">${problem?.detail ?? "Looking who is here…"}</p>`;
  }

  wayOut() {
    const leave = () => this.dispatchEvent(new CustomEvent("fm-leave"));
    return html`<button type="button" class="leave-room" @click=${leave}>
      ${ICONS.leave}<span>Leave room</span>
    </button>`;
  }

  /** @param {Member} member */
  item({ user, role }) {
    return html`<li class="member">
      ${avatar(user, "small")}
      <span class="member-name">
        <strong>${user.displayName}</strong>
        <small>@${user.username}</small>
      </span>
      ${role === "member" ? nothing : html`<span class="role">${role}</span>`}
    </li>`;
  }
}

customElements.define("fm-members", Members);
