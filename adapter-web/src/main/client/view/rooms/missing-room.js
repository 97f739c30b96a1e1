import { html, nothing } from "lit";
import { asProblem, Problem } from "../../net/problem.js";
import { looksLikeId, pathTo } from "../../state/route.js";
import { ICONS } from "../parts/icons.js";
import { LightElement } from "../parts/light-element.js";
import { go } from "../parts/navigation.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

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
        <button type="button" class="icon-button only-narrow" aria-label=${say("showRooms")}
          @click=${this.openDrawer}>
          ${ICONS.menu}
        </button>
      </div>
      <div class="splash">${this.content()}</div>`;
  }

  content() {
    if (this.problem) {
      return html`<p role="alert">${refusalOf(this.problem)}</p>
        <button type="button" class="button" @click=${this.look}>${say("tryAgain")}</button>`;
    }
    if (this.found === undefined) return html`<p class="hint">${say("missing.looking")}</p>`;
    return this.found === "none" ? this.absent() : this.door(this.found);
  }

  /** @param {RoomView} view */
  door(view) {
    return html`<span class="splash-icon">${ICONS.hash}</span>
      <h1>${view.name}</h1>
      ${view.description ? html`<p>${view.description}</p>` : nothing}
      <p class="hint">${say("missing.door", { count: view.memberCount })}</p>
      <button type="button" class="button" ?disabled=${this.busy}
        @click=${() => this.enter((api) => api.join(view.id))}>
        ${say("missing.join", { name: view.name })}
      </button>`;
  }

  absent() {
    const name = this.called.trim();
    if (looksLikeId(name) || [...name].length > NAME_MAX) {
      return html`<h1>${say("missing.none")}</h1>
        <p class="hint">${say("missing.orPrivate")}</p>`;
    }
    return html`<span class="splash-icon">${ICONS.hash}</span>
      <h1>${say("missing.notCalled", { name })}</h1>
      <p class="hint">${say("missing.youCan")}</p>
      <button type="button" class="button" ?disabled=${this.busy}
        @click=${() => this.enter((api) => api.create({ name, visibility: "public" }))}>
        ${say("missing.create", { name })}
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
