import { html, nothing } from "lit";
import { asProblem } from "../../net/problem.js";
import { avatar } from "../parts/avatar.js";
import { ICONS } from "../parts/icons.js";
import { LiveElement } from "../parts/live-element.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

/** @import { Problem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { User } from "../../state/wire.js" */

/** Nobody types faster than this and wants an answer to each letter. */
const TYPING_PAUSE_MS = 200;

/** Finds people by their names and brings them into the room. */
export class AddPeople extends LiveElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    room: { attribute: false },
    found: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
    /** @type {User[] | undefined} */
    this.found = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.query = "";
    /** @type {number | undefined} */
    this.pause = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.clearTimeout(this.pause);
  }

  firstUpdated() {
    this.querySelector("dialog")?.showModal();
  }

  render() {
    const { room } = this;
    if (!room) return nothing;
    return html`<dialog class="dialog" aria-labelledby="add-title" @close=${this.done}>
      <div class="dialog-head">
        <h2 id="add-title">${say("people.addTo", { name: room.view.name })}</h2>
        <button type="button" class="icon-button" aria-label=${say("close")}
          @click=${() => this.querySelector("dialog")?.close()}>${ICONS.close}</button>
      </div>
      <label class="search">
        ${ICONS.search}<span class="unseen">${say("name")}</span>
        <input type="search" name="person" placeholder=${say("name")} autocomplete="off" spellcheck="false" autofocus
          @input=${this.typed}>
      </label>
      <ul class="directory">${this.found?.map((user) => this.item(room, user))}</ul>
      ${this.problem ? html`<p class="problem" role="alert">${refusalOf(this.problem)}</p>` : nothing}
      ${this.found?.length === 0 ? html`<p class="hint">${say("people.nobody")}</p>` : nothing}
    </dialog>`;
  }

  /**
   * @param {Room} room
   * @param {User} user
   */
  item(room, user) {
    const isIn = (room.roster.get(user.username)?.role ?? "none") !== "none";
    const label = say("people.addPerson", { name: user.displayName });
    return html`<li class="directory-item">
      ${avatar(user, "small")}
      <div><strong>${user.displayName}</strong><small>@${user.username}</small></div>
      ${
        isIn
          ? html`<small class="hint">${say("people.isIn")}</small>`
          : html`<button type="button" class="button small" aria-label=${label}
        @click=${() => this.add(room, user)}>${say("add")}</button>`
      }
    </li>`;
  }

  /** @param {InputEvent} event */
  typed(event) {
    this.query = /** @type {HTMLInputElement} */ (event.currentTarget).value.trim();
    window.clearTimeout(this.pause);
    this.pause = window.setTimeout(() => void this.look(), TYPING_PAUSE_MS);
  }

  async look() {
    const { api, query } = this;
    this.problem = undefined;
    if (!api || query === "") {
      this.found = undefined;
      return;
    }
    try {
      const found = await api.people(query.replace(/^@/, ""));
      if (query === this.query) this.found = found;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  /**
   * @param {Room} room
   * @param {User} user
   */
  async add(room, user) {
    await tryTo(async () => {
      const member = await this.api?.place(room.id, user.username, { role: "member" });
      // Its change will say the same; until then it needn't be offered again.
      if (member) this.found = this.found?.filter((other) => other.id !== user.id);
    });
  }

  done() {
    this.dispatchEvent(new CustomEvent("fm-closed"));
  }
}

customElements.define("fm-add-people", AddPeople);
