import { html, nothing } from "lit";
import { asProblem } from "../../net/problem.js";
import { confirmed } from "../parts/confirm.js";
import { LightElement } from "../parts/light-element.js";
import { go } from "../parts/navigation.js";
import { tryTo } from "../parts/toasts.js";

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

/** @type {[number, string][]} */
const PACES = [
  [0, "Off"],
  [5, "5 seconds"],
  [30, "30 seconds"],
  [60, "1 minute"],
  [300, "5 minutes"],
  [3_600, "1 hour"],
  [21_600, "6 hours"],
];

/** @type {[number | undefined, string][]} */
const AGES = [
  [undefined, "For ever"],
  [7, "For a week"],
  [30, "For 30 days"],
  [90, "For 90 days"],
  [365, "For a year"],
];

/** @type {[number | undefined, string][]} */
const AMOUNTS = [
  [undefined, "All"],
  [1_000, "The newest 1,000"],
  [10_000, "The newest 10,000"],
  [100_000, "The newest 100,000"],
];

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
        <h2 id="settings-title">Settings of ${view.name}</h2>
        ${field("Name", "name", view.name, NAME_MAX, true)}
        ${field("Topic", "topic", view.settings?.topic ?? "", TOPIC_MAX)}
        ${field("What it is about", "description", view.description ?? "", DESCRIPTION_MAX)}
        ${field("Icon: one emoji", "icon", view.settings?.icon ?? "", ICON_MAX)}
        ${posting(view)} ${remembering(view)} ${visibility(view)}
        <p class="problem" role="alert">${this.problem?.errors[0]?.message ?? this.problem?.detail ?? nothing}</p>
        <div class="dialog-actions">
          <button type="button" class="button quiet" @click=${this.close}>Cancel</button>
          <button type="submit" class="button" ?disabled=${this.busy}>Save</button>
        </div>
        ${view.myRole === "owner" && view.id !== GENERAL ? this.ending(view) : nothing}
      </form>
    </dialog>`;
  }

  /** @param {RoomView} view */
  ending(view) {
    return html`<div class="dialog-actions room-ending">
      <button type="button" class="button quiet archive-room" @click=${() => this.archive(view)}>
        ${view.archivedAt ? "Restore from the archive" : "Archive"}
      </button>
      <button type="button" class="button danger delete-room" @click=${() => this.deleteForGood(view)}>
        Delete the room
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
    const title = `Delete ${view.name}?`;
    const text = "It is gone for everybody, with all that was said in it. Nobody can bring it back.";
    if (!(await confirmed({ title, text, action: "Delete" }))) return;
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
  const paces = PACES.some(([seconds]) => seconds === slow) ? PACES : [...PACES, one(slow)];
  const onlyAdmins = settings?.whoMayPost === "admins";
  return html`<label class="field">
      <span class="field-label">Who may post</span>
      <select name="whoMayPost">
        <option value="members" ?selected=${!onlyAdmins}>Everybody in it</option>
        <option value="admins" ?selected=${onlyAdmins}>Admins and owners</option>
      </select>
    </label>
    <label class="field">
      <span class="field-label">Slow mode <small>the wait between two posts of one person</small></span>
      <select name="slowModeSeconds">
        ${paces.map(([seconds, label]) => pace(seconds, label, seconds === slow))}
      </select>
    </label>
    ${inviting(settings?.whoMayInvite === "members")}`;
}

/** @param {RoomView} view */
function remembering({ settings }) {
  const days = settings?.retentionDays ?? undefined;
  const newest = settings?.keepNewest ?? undefined;
  const sinceJoining = settings?.historyForNewcomers === "sinceJoining";
  return html`${bound("Messages are kept", "retentionDays", withOwn(AGES, days, "days"), days)}
    ${bound("And of them", "keepNewest", withOwn(AMOUNTS, newest, "newest"), newest)}
    <label class="field">
      <span class="field-label">Newcomers see</span>
      <select name="historyForNewcomers">
        <option value="all" ?selected=${!sinceJoining}>All that was said before</option>
        <option value="sinceJoining" ?selected=${sinceJoining}>What is said from their coming on</option>
      </select>
    </label>`;
}

/** @param {RoomView} view */
function visibility(view) {
  if (view.id === GENERAL) return nothing;
  const isPrivate = view.visibility === "private";
  return html`<label class="field">
    <span class="field-label">Who may come in</span>
    <select name="visibility">
      <option value="public" ?selected=${!isPrivate}>Everybody: it is public</option>
      <option value="private" ?selected=${isPrivate}>Who is let in: it is private</option>
    </select>
  </label>`;
}

/**
 * @param {string} label
 * @param {string} name
 * @param {[number | undefined, string][]} bounds
 * @param {number | undefined} chosen
 */
function bound(label, name, bounds, chosen) {
  return html`<label class="field">
    <span class="field-label">${label}</span>
    <select name=${name}>
      ${bounds.map(
        ([value, word]) =>
          html`<option value=${value ?? ""} ?selected=${value === chosen}>${word}</option>`,
      )}
    </select>
  </label>`;
}

/**
 * @param {[number | undefined, string][]} bounds
 * @param {number | undefined} own one that a program may have set
 * @param {string} unit
 * @returns {[number | undefined, string][]}
 */
function withOwn(bounds, own, unit) {
  return bounds.some(([value]) => value === own) ? bounds : [...bounds, [own, `${own} ${unit}`]];
}

/** @param {boolean} members whether everybody may */
function inviting(members) {
  return html`<label class="field">
    <span class="field-label">Who may invite by a link</span>
    <select name="whoMayInvite">
      <option value="members" ?selected=${members}>Everybody in it</option>
      <option value="admins" ?selected=${!members}>Admins and owners</option>
    </select>
  </label>`;
}

/**
 * @param {number} seconds
 * @param {string} label
 * @param {boolean} chosen
 */
function pace(seconds, label, chosen) {
  return html`<option value=${seconds} ?selected=${chosen}>${label}</option>`;
}

/**
 * @param {number} seconds
 * @returns {[number, string]}
 */
function one(seconds) {
  return [seconds, `${seconds} seconds`];
}

customElements.define("fm-room-settings", RoomSettings);
