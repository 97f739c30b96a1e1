import { html, nothing } from "lit";
import { asProblem, Problem } from "../../net/problem.js";
import { looksLikeId, pathTo } from "../../state/route.js";
import { ICONS } from "../parts/icons.js";
import { LightElement } from "../parts/light-element.js";
import { go } from "../parts/navigation.js";
import { tryTo } from "../parts/toasts.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { RoomView } from "../../state/wire.js" */

const NAME_MAX = 80;

/** What stands at the address of a room that one isn't in: a door to it, or the place to build it. */
export class MissingRoom extends LightElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    called: { attribute: false },
    seq: { attribute: false },
    found: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    this.called = "";
    /** @type {number | undefined} the message that the address names */
    this.seq = undefined;
    /** @type {RoomView | "none" | undefined} */
    this.found = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
  }

  firstUpdated() {
    void this.look();
  }

  async look() {
    this.problem = undefined;
    const { api, called } = this;
    if (!api) return;
    try {
      const first = looksLikeId(called) ? undefined : await orNone(api.roomNamed(called));
      this.found = first ?? (await orNone(api.room(called))) ?? "none";
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  render() {
    return html`<div class="room-bar lone">
        <button type="button" class="icon-button only-narrow" aria-label="Show the list of rooms"
          @click=${this.openDrawer}>
          ${ICONS.menu}
        </button>
      </div>
      <div class="splash">${this.content()}</div>`;
  }

  content() {
    if (this.problem) {
      return html`<p role="alert">${this.problem.detail}</p>
        <button type="button" class="button" @click=${this.look}>Try again</button>`;
    }
    if (this.found === undefined) return html`<p class="hint">Looking for the room…</p>`;
    return this.found === "none" ? this.absent() : this.door(this.found);
  }

  /** @param {RoomView} view */
  door(view) {
    const people = view.memberCount === 1 ? "One person is" : `${view.memberCount} people are`;
    return html`<span class="splash-icon">${ICONS.hash}</span>
      <h1>${view.name}</h1>
      ${view.description ? html`<p>${view.description}</p>` : nothing}
      <p class="hint">${people} in this room. Join to read and write in it.</p>
      <button type="button" class="button" ?disabled=${this.busy}
        @click=${() => this.enter((api) => api.join(view.id))}>
        Join ${view.name}
      </button>`;
  }

  absent() {
    const name = this.called.trim();
    if (looksLikeId(name) || [...name].length > NAME_MAX) {
      return html`<h1>There is no such room</h1>
        <p class="hint">Or it is private, and someone in it has to let you in.</p>`;
    }
    return html`<span class="splash-icon">${ICONS.hash}</span>
      <h1>There is no room called “${name}”</h1>
      <p class="hint">You can be the one who opens it. Anyone here will be able to join.</p>
      <button type="button" class="button" ?disabled=${this.busy}
        @click=${() => this.enter((api) => api.create({ name, visibility: "public" }))}>
        Create ${name}
      </button>`;
  }

  /** @param {(api: Api) => Promise<RoomView>} deed */
  async enter(deed) {
    const { api } = this;
    if (!api) return;
    this.busy = true;
    await tryTo(async () => {
      const view = await deed(api);
      this.chat?.adopt(view);
      go(pathTo(view, this.seq), { replace: true });
    });
    this.busy = false;
  }

  openDrawer() {
    this.dispatchEvent(new CustomEvent("fm-drawer", { bubbles: true }));
  }
}

/**
 * @param {Promise<RoomView>} asked
 * @returns {Promise<RoomView | undefined>}
 */
async function orNone(asked) {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof Problem && (thrown.code === "not_found" || thrown.code === "invalid"))
      return undefined;
    throw thrown;
  }
}

customElements.define("fm-missing-room", MissingRoom);
