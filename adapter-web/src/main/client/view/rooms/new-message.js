import { html, nothing } from "lit";
import { asProblem } from "../../net/problem.js";
import { pathOf } from "../../state/route.js";
import { avatar } from "../parts/avatar.js";
import { ICONS } from "../parts/icons.js";
import { LightElement } from "../parts/light-element.js";
import { go } from "../parts/navigation.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

/** @import { Problem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { User } from "../../state/wire.js" */

/** With oneself they are ten, and the server takes no more. */
const OTHERS_MAX = 9;
/** Nobody types faster than this and wants an answer to each letter. */
const TYPING_PAUSE_MS = 150;
const SUGGESTED_MAX = 20;

/** Finds people and opens the one room that they share with me. */
export class NewMessage extends LightElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    chosen: { state: true },
    found: { state: true },
    active: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {User[]} */
    this.chosen = [];
    /** @type {User[] | undefined} by the name that is being typed */
    this.found = undefined;
    /** @type {User[]} */
    this.here = [];
    /** Which of the people shown Enter would take. */
    this.active = -1;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
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
    void this.look(async (api) => (this.here = (await api.online()).slice(0, SUGGESTED_MAX)));
  }

  updated() {
    this.querySelector("[role=option][aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  get input() {
    return this.querySelector("input");
  }

  get full() {
    return this.chosen.length >= OTHERS_MAX;
  }

  /** @returns {User[]} those who can still be chosen */
  get shown() {
    if (this.full) return [];
    const taken = new Set([this.chat?.me.id, ...this.chosen.map((user) => user.id)]);
    return (this.found ?? this.here).filter((user) => !user.bot && !taken.has(user.id));
  }

  render() {
    const { shown } = this;
    return html`<dialog class="dialog tall new-message-dialog" aria-labelledby="new-message-title" @close=${this.done}>
      <header class="dialog-head">
        <h2 id="new-message-title">${say("direct.new")}</h2>
        <button type="button" class="icon-button" aria-label=${say("close")}
          @click=${this.close}>${ICONS.close}</button>
      </header>
      <div class="chips" @click=${() => this.input?.focus()}>
        ${this.chosen.map((user) => this.chip(user))}
        <input type="text" role="combobox" aria-label=${say("direct.to")} aria-autocomplete="list" aria-expanded="true"
          aria-controls="new-message-people"
          aria-activedescendant=${shown[this.active] ? `person-${this.active}` : nothing}
          placeholder=${this.chosen.length === 0 ? say("direct.nameOfPerson") : ""} autocomplete="off"
          autocapitalize="none" spellcheck="false" autofocus ?readonly=${this.full} @input=${this.typed}
          @keydown=${this.pressed}>
      </div>
      ${
        this.found === undefined && shown.length > 0
          ? html`<h3 class="member-group">${say("direct.hereNow")}</h3>`
          : nothing
      }
      <ul id="new-message-people" class="directory" role="listbox" aria-label=${say("direct.people")}>
        ${shown.map((user, at) => this.option(user, at))}
      </ul>
      <p class="hint" role="status">${this.hint(shown)}</p>
      <p class="problem" role="alert">${this.problem ? refusalOf(this.problem) : nothing}</p>
      <div class="dialog-actions">
        <button type="button" class="button quiet" @click=${this.close}>${say("cancel")}</button>
        <button type="button" class="button open-direct" ?disabled=${this.busy}
          @click=${this.open}>${this.deed()}</button>
      </div>
    </dialog>`;
  }

  /** @param {User} user */
  chip(user) {
    return html`<span class="chip">
      ${avatar(user, "small")}<span>${user.displayName}</span>
      <button type="button" aria-label=${say("direct.drop", { name: user.displayName })}
        @click=${() => this.drop(user)}>${ICONS.close}</button>
    </span>`;
  }

  /**
   * @param {User} user
   * @param {number} at
   */
  option(user, at) {
    const active = at === this.active;
    const line = `@${user.username}${user.status ? ` · ${user.status}` : ""}`;
    return html`<li id="person-${at}" role="option" aria-selected=${active ? "true" : "false"}
      class="directory-item choosable ${active ? "active" : ""}" @click=${() => this.choose(user)}>
      <span class="with-presence">
        ${avatar(user, "small")}<span class="presence ${user.online ? "online" : ""}"></span>
      </span>
      <div><strong>${user.displayName}</strong><small>${line}</small></div>
    </li>`;
  }

  /** @param {User[]} shown */
  hint(shown) {
    if (this.full) return say("direct.full");
    if (this.found !== undefined && shown.length === 0) return say("direct.nobodyElse");
    if (this.chosen.length === 0 && this.query === "")
      return say("direct.choose");
    return nothing;
  }

  deed() {
    const [first, second] = this.chosen;
    if (!first) return say("direct.notes");
    return second
      ? say("writeToMany", { count: this.chosen.length })
      : html`<span>${say("writeTo", { name: first.displayName })}</span>`;
  }

  typed() {
    this.query = this.input?.value.trim() ?? "";
    window.clearTimeout(this.pause);
    const { query } = this;
    if (query === "") {
      this.found = undefined;
      this.active = -1;
      return;
    }
    const find = async (/** @type {Api} */ api) => {
      const found = await api.people(query.replace(/^@/, ""));
      if (query !== this.query) return;
      this.found = found;
      this.active = 0;
    };
    this.pause = window.setTimeout(() => void this.look(find), TYPING_PAUSE_MS);
  }

  /** @param {(api: Api) => Promise<unknown>} find */
  async look(find) {
    const { api } = this;
    if (!api) return;
    this.problem = undefined;
    try {
      await find(api);
      this.requestUpdate();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing) return;
    const { shown } = this;
    const last = shown.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = this.active + (event.key === "ArrowDown" ? 1 : -1);
      this.active = next > last ? 0 : next < 0 ? last : next;
    } else if (event.key === "Enter") {
      event.preventDefault();
      const user = shown[this.active];
      if (user) this.choose(user);
      // A name that isn't found yet must not open a room without its owner.
      else if (this.query === "") void this.open();
    } else if (event.key === "Backspace" && this.input?.value === "") {
      this.chosen = this.chosen.slice(0, -1);
    }
  }

  /** @param {User} user */
  choose(user) {
    this.chosen = [...this.chosen, user];
    this.begin();
  }

  /** @param {User} user */
  drop(user) {
    this.chosen = this.chosen.filter((other) => other !== user);
    this.begin();
  }

  /** The next name. */
  begin() {
    window.clearTimeout(this.pause);
    this.query = "";
    this.found = undefined;
    this.active = -1;
    this.problem = undefined;
    if (!this.input) return;
    this.input.value = "";
    this.input.focus();
  }

  async open() {
    const { api, chat } = this;
    if (!api || !chat || this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      const view = await api.openDirect(this.chosen.map((user) => user.username));
      chat.adopt(view);
      this.close();
      go(pathOf(view));
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.busy = false;
    }
  }

  close() {
    this.querySelector("dialog")?.close();
  }

  done() {
    this.dispatchEvent(new CustomEvent("fm-done", { bubbles: true }));
  }
}

customElements.define("fm-new-message", NewMessage);
