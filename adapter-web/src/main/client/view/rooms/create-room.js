import { html, nothing } from "lit";
import { asProblem } from "../../net/problem.js";
import { pathOf } from "../../state/route.js";
import { LightElement } from "../parts/light-element.js";
import { go } from "../parts/navigation.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

/** @import { Problem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */

const NAME_MAX = 80;
const DESCRIPTION_MAX = 500;

/** Opens a new room. */
export class CreateRoom extends LightElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    name: { attribute: false },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    this.name = "";
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
  }

  firstUpdated() {
    this.querySelector("dialog")?.showModal();
  }

  render() {
    return html`<dialog class="dialog" aria-labelledby="create-title" @close=${this.done}>
      <form @submit=${this.submit}>
        <h2 id="create-title">${say("sidebar.newRoom")}</h2>
        <label class="field">
          <span class="field-label">${say("name")}</span>
          <input name="name" required maxlength=${NAME_MAX} autocomplete="off" .value=${this.name} autofocus>
        </label>
        <label class="field">
          <span class="field-label">${say("create.about")} <small>${say("optional")}</small></span>
          <input name="description" maxlength=${DESCRIPTION_MAX} autocomplete="off">
        </label>
        <fieldset class="choices">
          <legend class="field-label">${say("create.whoMayCome")}</legend>
          ${this.choice("public", say("create.public"), say("create.publicHint"), true)}
          ${this.choice("private", say("create.private"), say("create.privateHint"), false)}
        </fieldset>
        <p class="problem" role="alert">${this.problem ? refusalOf(this.problem) : nothing}</p>
        <div class="dialog-actions">
          <button type="button" class="button quiet"
            @click=${() => this.querySelector("dialog")?.close()}>${say("cancel")}</button>
          <button type="submit" class="button" ?disabled=${this.busy}>${say("create.createRoom")}</button>
        </div>
      </form>
    </dialog>`;
  }

  /**
   * @param {string} value
   * @param {string} label
   * @param {string} hint
   * @param {boolean} checked
   */
  choice(value, label, hint, checked) {
    return html`<label class="choice">
      <input type="radio" name="visibility" value=${value} ?checked=${checked}>
      <span><strong>${label}</strong><small>${hint}</small></span>
    </label>`;
  }

  done() {
    this.dispatchEvent(new CustomEvent("fm-done", { bubbles: true }));
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const description = String(form.get("description") ?? "").trim();
    const isPrivate = form.get("visibility") === "private";
    /** @type {{name: string, visibility: "public" | "private"}} */
    const room = {
      name: String(form.get("name") ?? "").trim(),
      visibility: isPrivate ? "private" : "public",
    };
    this.busy = true;
    this.problem = undefined;
    try {
      const view = await this.api?.create(description === "" ? room : { ...room, description });
      if (!view) return;
      this.chat?.adopt(view);
      this.querySelector("dialog")?.close();
      go(pathOf(view));
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("fm-create-room", CreateRoom);
