import { html, nothing } from "lit";
import { avatar } from "../parts/avatar.js";
import { presenceOf } from "../rooms/direct.js";
import { LiveElement } from "../parts/live-element.js";
import { askToBlock, unblock, writeTo } from "./person-actions.js";
import { placeBy } from "../parts/popup.js";
import { say } from "../../translations/translations.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { User, UserRef } from "../../state/wire.js" */

/** Who somebody is, beside what they said. */
export class PersonCard extends LiveElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    user: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {UserRef & Partial<User> | undefined} */
    this.user = undefined;
  }

  /**
   * @param {UserRef} user
   * @param {Element} beside
   */
  async open(user, beside) {
    this.user = user;
    const known = this.api?.user(user.username);
    await this.updateComplete;
    const card = this.card;
    if (!card) return;
    card.showPopover();
    placeBy(card, beside, "start");
    this.querySelector("button")?.focus();
    try {
      const whole = await known;
      if (this.user !== user || !whole) return;
      this.user = whole;
      await this.updateComplete;
      if (card.matches(":popover-open")) placeBy(card, beside, "start");
    } catch {
      // The name is enough to write to them; what else there is stays away.
    }
  }

  get card() {
    return /** @type {HTMLElement | null} */ (this.querySelector(".person-card"));
  }

  render() {
    const { chat, user } = this;
    if (!chat || !user) return nothing;
    return html`<div popover="auto" class="menu person-card" role="dialog" aria-label=${user.displayName}>
      <header>
        ${avatar(user)}
        <div>
          <strong>${user.displayName}</strong>
          <small>@${user.username}${this.standing(chat, user)}</small>
        </div>
      </header>
      ${user.status ? html`<p class="person-status">${user.status}</p>` : nothing}
      ${user.bio ? html`<p class="person-bio">${user.bio}</p>` : nothing}
      ${this.deeds(chat, user)}
    </div>`;
  }

  /**
   * @param {Chat} chat
   * @param {UserRef & Partial<User>} user
   */
  standing(chat, user) {
    const me = user.id === chat.me.id;
    return user.online === undefined || me || user.bot ? nothing : ` · ${presenceOf(chat, user)}`;
  }

  /**
   * @param {Chat} chat
   * @param {UserRef & Partial<User>} user
   */
  deeds(chat, user) {
    if (user.id === chat.me.id) return html`<p class="hint">${say("people.thatIsYou")}</p>`;
    if (user.bot) return html`<p class="hint">${say("people.program")}</p>`;
    const { api } = this;
    const blocked = chat.blocks.has(user.username);
    return html`<div class="person-deeds">
      <button type="button" class="button small" @click=${() => this.choose(() => api && writeTo(chat, api, user))}>
        ${say("writeMessage")}
      </button>
      <button type="button" class="button small quiet"
        @click=${() => this.choose(() => (blocked ? unblock : askToBlock)(chat, user))}>
        ${say(blocked ? "people.unblock" : "people.blockAsk")}
      </button>
    </div>`;
  }

  /** @param {() => unknown} deed */
  choose(deed) {
    this.card?.hidePopover();
    void deed();
  }
}

customElements.define("fm-person-card", PersonCard);
