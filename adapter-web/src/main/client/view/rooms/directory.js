import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { asProblem } from "../../net/problem.js";
import { pathOf } from "../../state/route.js";
import { ICONS } from "../parts/icons.js";
import { LiveElement } from "../parts/live-element.js";
import { go } from "../parts/navigation.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { RoomInfo } from "../../state/wire.js" */

const TYPING_PAUSE_MS = 200;

/** The public rooms, to look for and to join. */
export class Directory extends LiveElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    rooms: { state: true },
    next: { state: true },
    query: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {RoomInfo[]} */
    this.rooms = [];
    /** @type {string | undefined} */
    this.next = undefined;
    this.query = "";
    this.problem = "";
    this.busy = true;
    this.pause = 0;
  }

  firstUpdated() {
    this.querySelector("dialog")?.showModal();
    void this.load();
  }

  render() {
    return html`<dialog class="dialog tall" aria-labelledby="directory-title" @close=${this.done}>
      <header class="dialog-head">
        <h2 id="directory-title">${say("sidebar.browse")}</h2>
        <button type="button" class="icon-button" aria-label=${say("close")}
          @click=${this.close}>${ICONS.close}</button>
      </header>
      <label class="search">
        ${ICONS.search}
        <span class="unseen">${say("directory.find")}</span>
        <input type="search" placeholder=${say("directory.find")} .value=${this.query} @input=${this.typed} autofocus>
      </label>
      <ul class="directory">
        ${repeat(
          this.rooms,
          (room) => room.id,
          (room) => this.item(room),
        )}
      </ul>
      ${this.rooms.length === 0 ? this.nothing() : nothing}
      ${this.next ? this.more(this.next) : nothing}
    </dialog>`;
  }

  /** @param {string} after */
  more(after) {
    return html`<button type="button" class="button quiet"
      @click=${() => this.load(after)}>${say("directory.more")}</button>`;
  }

  nothing() {
    if (this.busy) return html`<p class="hint">${say("looking")}</p>`;
    return html`<p class="hint" role="status">${this.problem || say("directory.none")}</p>`;
  }

  /** @param {RoomInfo} room */
  item(room) {
    const joined = this.chat?.room(room.id) !== undefined;
    const people = say("people", { count: room.memberCount });
    const label = say(joined ? "directory.openRoom" : "missing.join", { name: room.name });
    return html`<li class="directory-item">
      <div>
        <strong>${room.name}</strong>
        <small>${people}${room.description ? ` · ${room.description}` : ""}</small>
      </div>
      <button type="button" class="button small ${joined ? "quiet" : ""}"
        aria-label=${label} @click=${() => this.enter(room, joined)}>
        ${say(joined ? "open" : "join")}
      </button>
    </li>`;
  }

  /** @param {InputEvent} event */
  typed(event) {
    this.query = /** @type {HTMLInputElement} */ (event.target).value;
    window.clearTimeout(this.pause);
    this.pause = window.setTimeout(() => void this.load(), TYPING_PAUSE_MS);
  }

  /** @param {string} [after] */
  async load(after) {
    const { query } = this;
    this.busy = true;
    this.problem = "";
    try {
      const page = await this.api?.directory(query.trim(), after);
      if (!page || query !== this.query) return;
      this.rooms = after ? [...this.rooms, ...page.items] : page.items;
      this.next = page.next;
    } catch (thrown) {
      this.problem = refusalOf(asProblem(thrown));
    } finally {
      this.busy = false;
    }
  }

  /**
   * @param {RoomInfo} room
   * @param {boolean} joined
   */
  async enter(room, joined) {
    const join = async () => {
      const view = await this.api?.join(room.id);
      if (view) this.chat?.adopt(view);
    };
    if (!joined && !(await tryTo(join))) return;
    this.close();
    go(pathOf(room));
  }

  close() {
    this.querySelector("dialog")?.close();
  }

  done() {
    this.dispatchEvent(new CustomEvent("fm-done", { bubbles: true }));
  }
}

customElements.define("fm-directory", Directory);
