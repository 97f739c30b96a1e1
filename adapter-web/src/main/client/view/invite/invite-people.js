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

/** @import { Timers } from "../../net/link.js" */
/** @import { Problem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { Invite, MadeInvite } from "../../state/wire.js" */

const HOUR = 3_600;
const COPIED_SHOWN_MS = 2_500;

/** @type {[number, string][]} */
const USES = [
  [0, "No limit"],
  [1, "1 person"],
  [5, "5 people"],
  [10, "10 people"],
  [25, "25 people"],
  [100, "100 people"],
];

/** @type {[number, string][]} */
const TIMES = [
  [HOUR, "1 hour"],
  [24 * HOUR, "1 day"],
  [7 * 24 * HOUR, "7 days"],
  [30 * 24 * HOUR, "30 days"],
  [365 * 24 * HOUR, "1 year"],
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
        <h2 id="invite-title">Invite people to ${this.room.view.name}</h2>
        <button type="button" class="icon-button" aria-label="Close" @click=${this.close}>${ICONS.close}</button>
      </header>
      ${this.made ? this.link(this.made) : this.form()}
      <p class="problem" role="alert">${problem?.errors[0]?.message ?? problem?.detail ?? nothing}</p>
      <h3 class="member-group">Open links</h3>
      ${this.list()}
    </dialog>`;
  }

  form() {
    return html`<form @submit=${this.submit}>
      <p class="hint">Whoever has the link can come in, also without an account yet.</p>
      <div class="field-pair">
        ${choice("How many", "uses", USES, 0)} ${choice("How long", "seconds", TIMES, USUAL_TIME)}
      </div>
      <button type="submit" class="button" autofocus ?disabled=${this.busy}>${ICONS.link} Create a link</button>
    </form>`;
  }

  /** @param {MadeInvite} made */
  link(made) {
    return html`<div class="made-link">
      <label class="unseen" for="made-link">The link</label>
      <div class="copy-row">
        <input id="made-link" readonly .value=${made.url} @focus=${this.select}>
        <button type="button" class="button copy-link" @click=${() => this.copy(made)}>
          ${this.copied ? "Copied" : "Copy"}
        </button>
      </div>
      <span class="unseen" role="status">${this.copied ? "The link is copied" : ""}</span>
      ${qrPicture(made.url, "The link as a QR code")}
      <p class="hint">
        For ${crowd(made.maxUses)}, ${endOf(made.expiresAt, Date.now())}. Copy it now: it isn’t shown again.
      </p>
      <button type="button" class="link" @click=${this.again}>Create another link</button>
    </div>`;
  }

  list() {
    const { items } = this.invites;
    if (!items) return html`<p class="hint">Looking…</p>`;
    if (items.length === 0) return html`<p class="hint no-links">None leads in here just now.</p>`;
    return html`<ul class="directory">${items.map((invite) => this.item(invite))}</ul>`;
  }

  /** @param {Invite} invite */
  item(invite) {
    const mine = invite.inviter.id === this.chat?.me.id;
    const by = mine ? "You" : invite.inviter.displayName;
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
    return html`<button type="button" class="button small quiet" aria-label="Revoke the link by ${which}"
      @click=${() => this.revoke(invite)}>Revoke</button>`;
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

/** @param {number | undefined} maxUses */
function crowd(maxUses) {
  if (!maxUses) return "as many as come";
  return maxUses === 1 ? "one person" : `${maxUses} people`;
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
