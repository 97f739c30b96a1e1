import { html, nothing } from "lit";
import { asProblem } from "../../net/problem.js";
import { confirmed } from "../parts/confirm.js";
import { LightElement } from "../parts/light-element.js";
import { go } from "../parts/navigation.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

/** @import { Problem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { RoomView } from "../../state/wire.js" */

const NAME_MAX = 80;
const DESCRIPTION_MAX = 500;
const TOPIC_MAX = 250;
/** An emoji may be made of several signs. */
const ICON_MAX = 32;

/** The room that everybody is in: it stays. */
const GENERAL = "00000000-0000-0000-0000-000000000001";

const PACES = [0, 5, 30, 60, 300, 3_600, 21_600];
const AGES = [undefined, 7, 30, 90, 365];
const AMOUNTS = [undefined, 1_000, 10_000, 100_000];

/** What a room is called, who may post in it and how often; and its archive and its end. */
export class RoomSettings extends LightElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    room: { attribute: false },
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
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
  }

  firstUpdated() {
    this.querySelector("dialog")?.showModal();
  }

  render() {
    if (!this.room) return nothing;
    const { view } = this.room;
    return html`<dialog class="dialog" aria-labelledby="settings-title" @close=${this.done}>
      <form @submit=${this.submit}>
        <h2 id="settings-title">${say("settings.title", { name: view.name })}</h2>
        ${field(say("name"), "name", view.name, NAME_MAX, true)}
        ${field(say("settings.topic"), "topic", view.settings?.topic ?? "", TOPIC_MAX)}
        ${field(say("create.about"), "description", view.description ?? "", DESCRIPTION_MAX)}
        ${field(say("settings.icon"), "icon", view.settings?.icon ?? "", ICON_MAX)}
        ${posting(view)} ${remembering(view)} ${visibility(view)}
        <p class="problem" role="alert">${this.problem ? refusalOf(this.problem) : nothing}</p>
        <div class="dialog-actions">
          <button type="button" class="button quiet" @click=${this.close}>${say("cancel")}</button>
          <button type="submit" class="button" ?disabled=${this.busy}>${say("save")}</button>
        </div>
        ${view.myRole === "owner" && view.id !== GENERAL ? this.ending(view) : nothing}
      </form>
    </dialog>`;
  }

  /** @param {RoomView} view */
  ending(view) {
    return html`<div class="dialog-actions room-ending">
      <button type="button" class="button quiet archive-room" @click=${() => this.archive(view)}>
        ${say(view.archivedAt ? "settings.restore" : "settings.archive")}
      </button>
      <button type="button" class="button danger delete-room" @click=${() => this.deleteForGood(view)}>
        ${say("settings.deleteRoom")}
      </button>
    </div>`;
  }

  close() {
    this.querySelector("dialog")?.close();
  }

  done() {
    this.dispatchEvent(new CustomEvent("fm-done", { bubbles: true }));
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const { api, room } = this;
    if (!api || !room) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "").trim();
    const isPrivate = text("visibility") === "private";
    this.busy = true;
    this.problem = undefined;
    try {
      const view = await api.change(room.id, {
        name: text("name"),
        description: text("description"),
        settings: {
          topic: text("topic"),
          whoMayPost: text("whoMayPost") === "admins" ? "admins" : "members",
          slowModeSeconds: Number(text("slowModeSeconds")),
          whoMayInvite: text("whoMayInvite") === "members" ? "members" : "admins",
          icon: text("icon") === "" ? null : text("icon"),
          retentionDays: text("retentionDays") === "" ? null : Number(text("retentionDays")),
          keepNewest: text("keepNewest") === "" ? null : Number(text("keepNewest")),
          historyForNewcomers: text("historyForNewcomers") === "all" ? "all" : "sinceJoining",
        },
        // What is left as it is needn't be allowed.
        ...(isPrivate === (room.view.visibility === "private") ? {} : { visibility: isPrivate ? "private" : "public" }),
      });
      this.chat?.adopt(view);
      this.close();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** @param {RoomView} view */
  async archive(view) {
    await tryTo(async () => {
      const changed = await this.api?.change(view.id, { archived: !view.archivedAt });
      if (changed) this.chat?.adopt(changed);
      this.close();
    });
  }

  /** @param {RoomView} view */
  async deleteForGood(view) {
    const title = say("settings.deleteTitle", { name: view.name });
    const text = say("settings.deleteText");
    if (!(await confirmed({ title, text, action: say("delete") }))) return;
    const { room } = this;
    if (room && (await tryTo(async () => this.api?.deleteRoom(view.id)))) {
      this.chat?.forget(room);
      go("/");
    }
  }
}

/**
 * @param {string} label
 * @param {string} name
 * @param {string} value
 * @param {number} max
 * @param {boolean} [required]
 */
function field(label, name, value, max, required = false) {
  return html`<label class="field">
    <span class="field-label">${label}</span>
    <input name=${name} maxlength=${max} autocomplete="off" ?required=${required} value=${value}>
  </label>`;
}

/** @param {RoomView} view */
function posting({ settings }) {
  const slow = settings?.slowModeSeconds ?? 0;
  const paces = PACES.includes(slow) ? PACES : [...PACES, slow];
  const onlyAdmins = settings?.whoMayPost === "admins";
  return html`<label class="field">
      <span class="field-label">${say("settings.whoMayPost")}</span>
      <select name="whoMayPost">
        <option value="members" ?selected=${!onlyAdmins}>${say("settings.everybody")}</option>
        <option value="admins" ?selected=${onlyAdmins}>${say("settings.admins")}</option>
      </select>
    </label>
    <label class="field">
      <span class="field-label">${say("settings.slowMode")} <small>${say("settings.slowModeHint")}</small></span>
      <select name="slowModeSeconds">
        ${paces.map(
          (seconds) => html`<option value=${seconds} ?selected=${seconds === slow}>${pace(seconds)}</option>`,
        )}
      </select>
    </label>
    ${inviting(settings?.whoMayInvite === "members")}`;
}

/** @param {RoomView} view */
function remembering({ settings }) {
  const days = settings?.retentionDays ?? undefined;
  const newest = settings?.keepNewest ?? undefined;
  const sinceJoining = settings?.historyForNewcomers === "sinceJoining";
  return html`${bound(say("settings.kept"), "retentionDays", AGES, age, days)}
    ${bound(say("settings.andOfThem"), "keepNewest", AMOUNTS, amount, newest)}
    <label class="field">
      <span class="field-label">${say("settings.newcomers")}</span>
      <select name="historyForNewcomers">
        <option value="all" ?selected=${!sinceJoining}>${say("settings.allBefore")}</option>
        <option value="sinceJoining" ?selected=${sinceJoining}>${say("settings.fromComing")}</option>
      </select>
    </label>`;
}

/** @param {RoomView} view */
function visibility(view) {
  if (view.id === GENERAL) return nothing;
  const isPrivate = view.visibility === "private";
  return html`<label class="field">
    <span class="field-label">${say("create.whoMayCome")}</span>
    <select name="visibility">
      <option value="public" ?selected=${!isPrivate}>${say("settings.isPublic")}</option>
      <option value="private" ?selected=${isPrivate}>${say("settings.isPrivate")}</option>
    </select>
  </label>`;
}

/**
 * @param {string} label
 * @param {string} name
 * @param {(number | undefined)[]} usual
 * @param {(bound: number | undefined) => string} wordOf
 * @param {number | undefined} chosen by a program, it may be an unusual one
 */
function bound(label, name, usual, wordOf, chosen) {
  const bounds = usual.includes(chosen) ? usual : [...usual, chosen];
  return html`<label class="field">
    <span class="field-label">${label}</span>
    <select name=${name}>
      ${bounds.map(
        (value) => html`<option value=${value ?? ""} ?selected=${value === chosen}>${wordOf(value)}</option>`,
      )}
    </select>
  </label>`;
}

/** @param {number | undefined} days */
function age(days) {
  if (days === undefined) return say("settings.keptForEver");
  if (days === 7) return say("settings.forWeek");
  return days === 365 ? say("settings.forYear") : say("settings.forDays", { count: days });
}

/** @param {number | undefined} newest */
function amount(newest) {
  return newest === undefined ? say("settings.all") : say("settings.newest", { count: newest });
}

/** @param {boolean} members whether everybody may */
function inviting(members) {
  return html`<label class="field">
    <span class="field-label">${say("settings.whoMayInvite")}</span>
    <select name="whoMayInvite">
      <option value="members" ?selected=${members}>${say("settings.everybody")}</option>
      <option value="admins" ?selected=${!members}>${say("settings.admins")}</option>
    </select>
  </label>`;
}

/** @param {number} seconds */
function pace(seconds) {
  if (seconds === 0) return say("settings.off");
  if (seconds % 3_600 === 0) return say("settings.hours", { count: seconds / 3_600 });
  return seconds % 60 === 0
    ? say("settings.minutes", { count: seconds / 60 })
    : say("settings.seconds", { count: seconds });
}

customElements.define("fm-room-settings", RoomSettings);
