import { html, nothing } from "lit";
import { asProblem } from "../net/problem.js";
import { avatar } from "./avatar.js";
import { ICONS } from "./icons.js";
import { LightElement } from "./light-element.js";
import { endOf } from "./times.js";
import { tryTo } from "./toasts.js";

/** @import { Problem } from "../net/problem.js" */
/** @import { Api } from "../state/api.js" */
/** @import { Room } from "../state/room.js" */
/** @import { Ban } from "../state/wire.js" */

/** Who is kept out of a room. */
export class Bans extends LightElement {
  static properties = {
    api: { attribute: false },
    room: { attribute: false },
    bans: { state: true },
    next: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
    /** @type {Ban[] | undefined} */
    this.bans = undefined;
    /** @type {string | undefined} */
    this.next = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
  }

  firstUpdated() {
    this.querySelector("dialog")?.showModal();
    void this.read();
  }

  async read() {
    const { api, room } = this;
    if (!api || !room) return;
    this.problem = undefined;
    try {
      const page = await api.bans(room.id, this.next);
      this.bans = [...(this.bans ?? []), ...page.items];
      this.next = page.next ?? undefined;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  render() {
    return html`<dialog class="dialog" aria-labelledby="bans-title" @close=${this.done}>
      <div class="dialog-head">
        <h2 id="bans-title">Banned from this room</h2>
        <button type="button" class="icon-button" aria-label="Close"
          @click=${() => this.querySelector("dialog")?.close()}>${ICONS.close}</button>
      </div>
      <ul class="directory">${this.bans?.map((ban) => this.item(ban))}</ul>
      ${this.more()}
    </dialog>`;
  }

  more() {
    if (this.problem)
      return html`<p class="problem" role="alert">${this.problem.detail}</p>
        <button type="button" class="button small quiet" @click=${this.read}>Try again</button>`;
    if (this.bans === undefined) return html`<p class="hint">Looking who is banned…</p>`;
    if (this.bans.length === 0) return html`<p class="hint">Nobody is.</p>`;
    return this.next
      ? html`<button type="button" class="button small quiet" @click=${this.read}>Show more</button>`
      : nothing;
  }

  /** @param {Ban} ban */
  item(ban) {
    const line = `${endOf(ban.until, Date.now())}${ban.reason ? ` · ${ban.reason}` : ""}`;
    return html`<li class="directory-item">
      ${avatar(ban.user, "small")}
      <div>
        <strong>${ban.user.displayName}</strong>
        <small title=${line}>${line}</small>
      </div>
      <button type="button" class="button small quiet" aria-label="Unban ${ban.user.displayName}"
        @click=${() => this.unban(ban)}>Unban</button>
    </li>`;
  }

  /** @param {Ban} ban */
  async unban(ban) {
    const { api, room } = this;
    if (api && room && (await tryTo(() => api.unban(room.id, ban.user.username))))
      this.bans = this.bans?.filter((other) => other !== ban);
  }

  done() {
    this.dispatchEvent(new CustomEvent("fm-closed"));
  }
}

customElements.define("fm-bans", Bans);
