import { html, nothing } from "lit";
import { avatar } from "../parts/avatar.js";
import { LiveElement } from "../parts/live-element.js";
import { unblock } from "./person-actions.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { UserRef } from "../../state/wire.js" */

/** Whom I block, also where we share no room any more. */
export class BlockedPeople extends LiveElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    people: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {UserRef[] | undefined} */
    this.people = undefined;
  }

  firstUpdated() {
    void tryTo(async () => (this.people = await this.api?.blocked()));
  }

  render() {
    const { chat } = this;
    if (!chat) return nothing;
    const blocked = this.people?.filter(({ username }) => chat.blocks.has(username));
    return html`<section class="account-part">
      <h3>${say("account.blocked")}</h3>
      ${blocked?.length === 0 ? html`<p class="hint">${say("account.nobodyBlocked")}</p>` : nothing}
      <ul class="directory">${blocked?.map((user) => this.item(chat, user))}</ul>
    </section>`;
  }

  /**
   * @param {Chat} chat
   * @param {UserRef} user
   */
  item(chat, user) {
    const label = say("people.unblockNamed", { name: user.displayName });
    return html`<li class="directory-item">
      ${avatar(user, "small")}
      <div><strong>${user.displayName}</strong><small>@${user.username}</small></div>
      <button type="button" class="button small quiet" aria-label=${label}
        @click=${() => unblock(chat, user)}>${say("people.unblock")}</button>
    </li>`;
  }
}

customElements.define("fm-blocked-people", BlockedPeople);
