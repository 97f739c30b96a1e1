import { html, nothing } from "lit";
import { asProblem } from "../../net/problem.js";
import { LightElement } from "../parts/light-element.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

/** @import { Problem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { Member } from "../../state/wire.js" */
/** @import { TextKey } from "../../translations/translations.js" */

const REASON_MAX = 500;
const HOUR_MS = 3_600_000;

/** @type {[number, TextKey][]} */
const ENDS = [
  [0, "ban.noEnd"],
  [HOUR_MS, "ban.hour"],
  [24 * HOUR_MS, "ban.day"],
  [7 * 24 * HOUR_MS, "ban.week"],
  [30 * 24 * HOUR_MS, "ban.month"],
];

/** Asks why, and for how long, somebody is to be kept out. */
export class BanSomebody extends LightElement {
  static properties = {
    api: { attribute: false },
    room: { attribute: false },
    member: { attribute: false },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
    /** @type {Member | undefined} */
    this.member = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
  }

  firstUpdated() {
    this.querySelector("dialog")?.showModal();
  }

  render() {
    if (!this.member) return nothing;
    const name = this.member.user.displayName;
    return html`<dialog class="dialog" aria-labelledby="ban-title" @close=${this.done}>
      <form @submit=${this.submit}>
        <h2 id="ban-title">${say("ban.title", { name })}</h2>
        <p class="hint">${say("ban.hint")}</p>
        <label class="field">
          <span class="field-label">${say("ban.why")} <small>${say("ban.whyHint")}</small></span>
          <input name="reason" maxlength=${REASON_MAX} autocomplete="off" autofocus>
        </label>
        <label class="field">
          <span class="field-label">${say("ban.howLong")}</span>
          <select name="lasting">${ENDS.map(([ms, word]) => html`<option value=${ms}>${say(word)}</option>`)}</select>
        </label>
        <p class="problem" role="alert">${this.problem ? refusalOf(this.problem) : nothing}</p>
        <div class="dialog-actions">
          <button type="button" class="button quiet" @click=${this.close}>${say("cancel")}</button>
          <button type="submit" class="button danger" ?disabled=${this.busy}>${say("ban.action")}</button>
        </div>
      </form>
    </dialog>`;
  }

  close() {
    this.querySelector("dialog")?.close();
  }

  done() {
    this.dispatchEvent(new CustomEvent("fm-closed"));
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const { api, room, member } = this;
    if (!api || !room || !member) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const reason = String(form.get("reason") ?? "").trim();
    const lasting = Number(form.get("lasting"));
    this.busy = true;
    this.problem = undefined;
    try {
      await api.ban(room.id, member.user.username, {
        ...(reason === "" ? {} : { reason }),
        ...(lasting === 0 ? {} : { until: new Date(Date.now() + lasting).toISOString() }),
      });
      this.close();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("fm-ban-somebody", BanSomebody);
