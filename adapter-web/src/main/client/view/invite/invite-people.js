import { html, nothing } from "lit";
import { asProblem } from "../../net/problem.js";
import { mayRevoke, usesOf } from "../../state/invite/invitation.js";
import { OpenInvites } from "../../state/invite/open-invites.js";
import { avatar } from "../parts/avatar.js";
import { copied } from "../parts/clipboard.js";
import { ICONS } from "../parts/icons.js";
import { LiveElement } from "../parts/live-element.js";
import { qrPicture } from "./qr-picture.js";
import { endOf } from "../parts/times.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

/** @import { Timers } from "../../net/link.js" */
/** @import { Problem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { Invite, MadeInvite } from "../../state/wire.js" */
/** @import { TextKey } from "../../translations/translations.js" */

const HOUR = 3_600;
const COPIED_SHOWN_MS = 2_500;

const USES = [0, 1, 5, 10, 25, 100];

/** @type {[number, TextKey][]} */
const TIMES = [
  [HOUR, "invite.hour"],
  [24 * HOUR, "invite.day"],
  [7 * 24 * HOUR, "invite.week"],
  [30 * 24 * HOUR, "invite.month"],
  [365 * 24 * HOUR, "invite.year"],
];
const USUAL_TIME = 7 * 24 * HOUR;

/** @type {Timers} */
const timers = {
  now: () => Date.now(),
  after: (ms, run) => window.setTimeout(run, ms),
  cancel: (timer) => window.clearTimeout(timer),
};

/** Makes links into a room, and takes them back. */
export class InvitePeople extends LiveElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    room: { attribute: false },
    made: { state: true },
    copied: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
    /** @type {MadeInvite | undefined} the one just made, whose code is known only now */
    this.made = undefined;
    this.invites = new OpenInvites({
      ask: async () => (this.room && (await this.api?.invites(this.room.id))) ?? [],
      timers,
      isSeen: () => !document.hidden,
      onChange: () => this.requestUpdate(),
    });
    this.copied = false;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
  }

  firstUpdated() {
    this.querySelector("dialog")?.showModal();
    void this.invites.begin();
  }

  willUpdate() {
    if (this.room) this.invites.peopleAre(this.room.view.memberCount);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.invites.end();
  }

  render() {
    if (!this.room) return nothing;
    const problem = this.problem ?? this.invites.problem;
    return html`<dialog class="dialog invite-people" aria-labelledby="invite-title" @close=${this.done}>
      <header class="dialog-head">
        <h2 id="invite-title">${say("invite.title", { name: this.room.view.name })}</h2>
        <button type="button" class="icon-button" aria-label=${say("close")}
          @click=${this.close}>${ICONS.close}</button>
      </header>
      ${this.made ? this.link(this.made) : this.form()}
      <p class="problem" role="alert">${problem ? refusalOf(problem) : nothing}</p>
      <h3 class="member-group">${say("invite.openLinks")}</h3>
      ${this.list()}
    </dialog>`;
  }

  form() {
    return html`<form @submit=${this.submit}>
      <p class="hint">${say("invite.hint")}</p>
      <div class="field-pair">
        ${choice(say("invite.howMany"), "uses", uses(), 0)}
        ${choice(say("invite.howLong"), "seconds", times(), USUAL_TIME)}
      </div>
      <button type="submit" class="button" autofocus ?disabled=${this.busy}>
        ${ICONS.link} ${say("invite.create")}
      </button>
    </form>`;
  }

  /** @param {MadeInvite} made */
  link(made) {
    return html`<div class="made-link">
      <label class="unseen" for="made-link">${say("invite.link")}</label>
      <div class="copy-row">
        <input id="made-link" readonly .value=${made.url} @focus=${this.select}>
        <button type="button" class="button copy-link" @click=${() => this.copy(made)}>
          ${say(this.copied ? "invite.copied" : "invite.copy")}
        </button>
      </div>
      <span class="unseen" role="status">${this.copied ? say("invite.copiedSpoken") : ""}</span>
      ${qrPicture(made.url, say("invite.qr"))}
      <p class="hint">
        ${bounds(made)}
      </p>
      <button type="button" class="link" @click=${this.again}>${say("invite.another")}</button>
    </div>`;
  }

  list() {
    const { items } = this.invites;
    if (!items) return html`<p class="hint">${say("looking")}</p>`;
    if (items.length === 0) return html`<p class="hint no-links">${say("invite.none")}</p>`;
    return html`<ul class="directory">${items.map((invite) => this.item(invite))}</ul>`;
  }

  /** @param {Invite} invite */
  item(invite) {
    const mine = invite.inviter.id === this.chat?.me.id;
    const by = mine ? say("invite.you") : invite.inviter.displayName;
    const line = `${usesOf(invite)} · ${endOf(invite.expiresAt, Date.now())}`;
    return html`<li class="directory-item">
      ${avatar(invite.inviter, "small")}
      <div><strong>${by}</strong><small title=${line}>${line}</small></div>
      ${this.may(invite) ? this.revocation(invite, `${by}, ${line}`) : nothing}
    </li>`;
  }

  /** @param {Invite} invite */
  may(invite) {
    return this.room !== undefined && this.chat !== undefined && mayRevoke(this.room.view, invite, this.chat.me.id);
  }

  /**
   * @param {Invite} invite
   * @param {string} which
   */
  revocation(invite, which) {
    return html`<button type="button" class="button small quiet" aria-label=${say("invite.revokeNamed", { which })}
      @click=${() => this.revoke(invite)}>${say("invite.revoke")}</button>`;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const uses = Number(form.get("uses"));
    const expiresInSeconds = Number(form.get("seconds"));
    await this.attempt(async (api, room) => {
      this.made = await api.createInvite(room.id, { expiresInSeconds, ...(uses > 0 ? { maxUses: uses } : {}) });
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector(".copy-link"))?.focus();
      await this.invites.read();
    });
  }

  /** @param {Invite} invite */
  async revoke(invite) {
    await this.attempt(async (api, room) => {
      await api.revokeInvite(room.id, invite.id);
      if (this.made?.id === invite.id) this.made = undefined;
      await this.invites.read();
    });
  }

  /** @param {(api: Api, room: Room) => Promise<unknown>} deed */
  async attempt(deed) {
    const { api, room } = this;
    if (!api || !room) return;
    this.busy = true;
    this.problem = undefined;
    try {
      await deed(api, room);
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** @param {MadeInvite} made */
  async copy(made) {
    this.copied = await copied(made.url);
    if (!this.copied) this.select();
    window.setTimeout(() => (this.copied = false), COPIED_SHOWN_MS);
  }

  select() {
    const input = this.querySelector("#made-link");
    if (input instanceof HTMLInputElement) input.select();
  }

  again() {
    this.made = undefined;
    this.copied = false;
  }

  close() {
    this.querySelector("dialog")?.close();
  }

  done() {
    this.dispatchEvent(new CustomEvent("fm-closed"));
  }
}

/** @param {MadeInvite} made */
function bounds({ maxUses, expiresAt }) {
  const end = endOf(expiresAt, Date.now());
  return maxUses ? say("invite.forSome", { count: maxUses, end }) : say("invite.forAll", { end });
}

/** @returns {[number, string][]} */
function uses() {
  return USES.map((count) => [count, count === 0 ? say("invite.noLimit") : say("people", { count })]);
}

/** @returns {[number, string][]} */
function times() {
  return TIMES.map(([seconds, word]) => [seconds, say(word)]);
}

/**
 * @param {string} label
 * @param {string} name
 * @param {[number, string][]} options
 * @param {number} usual
 */
function choice(label, name, options, usual) {
  return html`<label class="field">
    <span class="field-label">${label}</span>
    <select name=${name}>
      ${options.map(([value, word]) => html`<option value=${value} ?selected=${value === usual}>${word}</option>`)}
    </select>
  </label>`;
}

customElements.define("fm-invite-people", InvitePeople);
