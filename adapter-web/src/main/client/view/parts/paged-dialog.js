import { html, nothing } from "lit";
import { asProblem } from "../../net/problem.js";
import { ICONS } from "./icons.js";
import { LightElement } from "./light-element.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

/** @import { Problem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Room } from "../../state/rooms/room.js" */

/**
 * @template One
 * @typedef {{items: One[], next?: string | number | null}} Page
 */

/**
 * A list of a room's that comes by the page.
 *
 * @template One
 */
export class PagedDialog extends LightElement {
  static properties = {
    api: { attribute: false },
    room: { attribute: false },
    all: { state: true },
    next: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
    /** @type {One[] | undefined} */
    this.all = undefined;
    /** @type {string | number | undefined} */
    this.next = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
  }

  firstUpdated() {
    this.querySelector("dialog")?.showModal();
    void this.read();
  }

  async read() {
    this.problem = undefined;
    try {
      const page = await this.page();
      this.all = [...(this.all ?? []), ...page.items];
      this.next = page.next ?? undefined;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  /** What stands above it, while it is read, and where it is empty. */
  get words() {
    return { title: "", reading: "", empty: "" };
  }

  /** @returns {Promise<Page<One>>} what follows */
  async page() {
    return { items: [] };
  }

  /**
   * @param {One} _one
   * @returns {unknown}
   */
  item(_one) {
    return nothing;
  }

  render() {
    const { title } = this.words;
    return html`<dialog class="dialog" aria-label=${title} @close=${this.done}>
      <div class="dialog-head">
        <h2>${title}</h2>
        <button type="button" class="icon-button" aria-label=${say("close")}
          @click=${() => this.querySelector("dialog")?.close()}>${ICONS.close}</button>
      </div>
      <ul class="directory">${this.all?.map((one) => this.item(one))}</ul>
      ${this.more()}
    </dialog>`;
  }

  more() {
    if (this.problem)
      return html`<p class="problem" role="alert">${refusalOf(this.problem)}</p>
        <button type="button" class="button small quiet" @click=${this.read}>${say("tryAgain")}</button>`;
    if (this.all === undefined) return html`<p class="hint">${this.words.reading}</p>`;
    if (this.all.length === 0) return html`<p class="hint">${this.words.empty}</p>`;
    return this.next === undefined
      ? nothing
      : html`<button type="button" class="button small quiet" @click=${this.read}>${say("showMore")}</button>`;
  }

  done() {
    this.dispatchEvent(new CustomEvent("fm-closed"));
  }
}
