import { html, nothing } from "lit";
import { asProblem } from "../../net/problem.js";
import { ICONS } from "../parts/icons.js";
import { APPEARANCES, APPEARANCE_TITLES, chooseAppearance, chosenAppearance } from "../parts/appearance.js";
import { chooseLanguage, chosenLanguage } from "../parts/chosen-language.js";
import { LightElement } from "../parts/light-element.js";
import { agoOf } from "../parts/times.js";
import { toast, tryTo } from "../parts/toasts.js";
import { LANGUAGES, say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";
import "../people/blocked-people.js";

/** @import { Problem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Me, Preferences, SignIn } from "../../state/wire.js" */
/** @import { AppearanceKind } from "../parts/appearance.js" */
/** @import { TextKey } from "../../translations/translations.js" */

const NAME_MAX = 80;
const BIO_MAX = 500;
const STATUS_MAX = 140;
const EMAIL_MAX = 254;
const PASSWORD_MIN = 10;

/** @type {[Preferences["whoMayAddMe"], TextKey][]} */
const WHO_MAY_ADD = [
  ["everyone", "account.everyone"],
  ["sharedRoom", "account.sharedRoom"],
  ["nobody", "account.nobody"],
];

/** Who I am for others, how I come in, and where I am signed in. */
export class Account extends LightElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    profileProblem: { state: true },
    passwordProblem: { state: true },
    busy: { state: true },
    preferences: { state: true },
    signIns: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {Problem | undefined} */
    this.profileProblem = undefined;
    /** @type {Problem | undefined} */
    this.passwordProblem = undefined;
    this.busy = false;
    /** @type {Preferences | undefined} */
    this.preferences = undefined;
    /** @type {SignIn[] | undefined} */
    this.signIns = undefined;
  }

  firstUpdated() {
    this.querySelector("dialog")?.showModal();
    void this.read();
  }

  async read() {
    const { api } = this;
    if (!api) return;
    await tryTo(async () => {
      [this.preferences, this.signIns] = await Promise.all([api.preferences(), api.signIns()]);
    });
  }

  render() {
    const { chat } = this;
    if (!chat) return nothing;
    return html`<dialog class="dialog account" aria-labelledby="account-title" @close=${this.done}>
      <div class="dialog-head">
        <h2 id="account-title">${say("sidebar.account")}</h2>
        <button type="button" class="icon-button" aria-label=${say("close")}
          @click=${this.close}>${ICONS.close}</button>
      </div>
      ${this.profile(chat.me)} ${this.looking()} ${this.speaking()} ${this.reading()} ${this.adding()}
      ${this.password()} ${this.places()}
      <fm-blocked-people .chat=${chat} .api=${this.api}></fm-blocked-people>
    </dialog>`;
  }

  /** @param {Me} me */
  profile(me) {
    return html`<form class="account-part" @submit=${this.saveProfile}>
      <h3>${say("account.profile")}</h3>
      ${field(say("name"), "displayName", me.displayName, NAME_MAX, { required: true })}
      ${field(say("account.status"), "status", me.status ?? "", STATUS_MAX)}
      ${field(say("account.about"), "bio", me.bio ?? "", BIO_MAX)}
      ${field(say("account.email"), "email", me.email ?? "", EMAIL_MAX, { type: "email", autocomplete: "email" })}
      ${problemLine(this.profileProblem)}
      <div class="dialog-actions">
        <button type="submit" class="button" ?disabled=${this.busy}>${say("save")}</button>
      </div>
    </form>`;
  }

  looking() {
    const chosen = chosenAppearance();
    const kinds = /** @type {AppearanceKind[]} */ (Object.keys(APPEARANCES));
    return html`<section class="account-part">
      <h3>${say("appearance.title")}</h3>
      <div class="field-pair">
        ${kinds.map(
          (kind) => html`<label class="field">
            <span class="field-label">${say(APPEARANCE_TITLES[kind])}</span>
            <select name=${kind} @change=${(/** @type {Event} */ event) => this.saveAppearance(kind, event)}>
              ${APPEARANCES[kind].map(
                ([word, text]) =>
                  html`<option value=${word} ?selected=${word === (chosen[kind] ?? "")}>${say(text)}</option>`,
              )}
            </select>
          </label>`,
        )}
      </div>
    </section>`;
  }

  /**
   * @param {AppearanceKind} kind
   * @param {Event} event
   */
  saveAppearance(kind, event) {
    chooseAppearance(kind, /** @type {HTMLSelectElement} */ (event.currentTarget).value);
  }

  speaking() {
    const chosen = chosenLanguage();
    return html`<section class="account-part">
      <h3>${say("account.language")}</h3>
      <label class="field">
        <span class="field-label">${say("account.languageLabel")}</span>
        <select name="language" @change=${this.saveLanguage}>
          <option value="" ?selected=${chosen === undefined}>${say("account.languageBrowser")}</option>
          ${Object.entries(LANGUAGES).map(
            ([language, name]) =>
              html`<option value=${language} lang=${language} ?selected=${language === chosen}>${name}</option>`,
          )}
        </select>
      </label>
    </section>`;
  }

  reading() {
    return html`<section class="account-part">
      <h3>${say("account.reading")}</h3>
      <label class="choice">
        <input type="checkbox" name="showsReading" ?disabled=${this.preferences === undefined}
          .checked=${this.preferences?.showsReading ?? true} @change=${this.saveReading}>
        <span><strong>${say("account.showReading")}</strong>
          <small>${say("account.showReadingHint")}</small></span>
      </label>
    </section>`;
  }

  adding() {
    if (!this.chat?.features.has("whoMayAddMe")) return nothing;
    const chosen = this.preferences?.whoMayAddMe ?? "everyone";
    return html`<section class="account-part">
      <h3>${say("account.added")}</h3>
      <label class="field">
        <span class="field-label">${say("account.whoMayAdd")}</span>
        <select name="whoMayAddMe" ?disabled=${this.preferences === undefined} @change=${this.saveAdding}>
          ${WHO_MAY_ADD.map(
            ([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${say(text)}</option>`,
          )}
        </select>
        <small class="hint">${say("account.addedHint")}</small>
      </label>
    </section>`;
  }

  password() {
    const kinds = { type: "password", required: true };
    return html`<form class="account-part" @submit=${this.savePassword}>
      <h3>${say("door.password")}</h3>
      <p class="hint">${say("account.passwordHint")}</p>
      ${field(say("account.passwordNow"), "current", "", undefined, { ...kinds, autocomplete: "current-password" })}
      ${field(say("account.passwordNew"), "next", "", undefined, {
        ...kinds,
        autocomplete: "new-password",
        minlength: PASSWORD_MIN,
      })}
      ${
        this.passwordProblem?.code === "bad_credentials"
          ? html`<p class="problem" role="alert">${say("account.notYours")}</p>`
          : problemLine(this.passwordProblem)
      }
      <div class="dialog-actions">
        <button type="submit" class="button quiet" ?disabled=${this.busy}>${say("account.change")}</button>
      </div>
    </form>`;
  }

  places() {
    return html`<section class="account-part">
      <h3>${say("account.signedInAt")}</h3>
      ${this.signIns === undefined ? html`<p class="hint">${say("account.lookingWhere")}</p>` : nothing}
      <ul class="directory">${this.signIns?.map((one) => this.place(one))}</ul>
    </section>`;
  }

  /** @param {SignIn} signIn */
  place(signIn) {
    const { client, usedAt, current } = signIn;
    const name = placeOf(client);
    return html`<li class="directory-item">
      <div>
        <strong>${name}</strong>
        <small>${current ? say("account.thisBrowser") : say("account.used", { ago: agoOf(usedAt, Date.now()) })}</small>
      </div>
      ${
        current
          ? nothing
          : html`<button type="button" class="button small quiet" aria-label=${say("account.signOutNamed", { name })}
        @click=${() => this.end(signIn)}>${say("account.signOut")}</button>`
      }
    </li>`;
  }

  close() {
    this.querySelector("dialog")?.close();
  }

  done() {
    this.dispatchEvent(new CustomEvent("fm-done", { bubbles: true }));
  }

  /** @param {SubmitEvent} event */
  async saveProfile(event) {
    event.preventDefault();
    const { api, chat } = this;
    if (!api || !chat) return;
    const wish = valuesOf(event);
    this.profileProblem = await this.trying(async () => {
      chat.me = await api.changeProfile(wish);
      toast(say("account.saved"));
    });
  }

  /** @param {SubmitEvent} event */
  async savePassword(event) {
    event.preventDefault();
    const { api } = this;
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    if (!api) return;
    const { current = "", next = "" } = valuesOf(event);
    this.passwordProblem = await this.trying(async () => {
      await api.changePassword(current, next);
      form.reset();
      toast(say("account.passwordChanged"));
      this.signIns = await api.signIns();
    });
  }

  /** @param {Event} event */
  async saveLanguage(event) {
    await chooseLanguage(/** @type {HTMLSelectElement} */ (event.currentTarget).value);
  }

  /** @param {Event} event */
  async saveReading(event) {
    const { checked } = /** @type {HTMLInputElement} */ (event.currentTarget);
    await this.prefer({ showsReading: checked });
  }

  /** @param {Event} event */
  async saveAdding(event) {
    const select = /** @type {HTMLSelectElement} */ (event.currentTarget);
    const whoMayAddMe = WHO_MAY_ADD.find(([value]) => value === select.value)?.[0] ?? "everyone";
    await this.prefer({ whoMayAddMe });
    // What was chosen stays shown by the browser, also where it wasn't kept.
    select.value = this.preferences?.whoMayAddMe ?? "everyone";
  }

  /** @param {Partial<Preferences>} wish */
  async prefer(wish) {
    const { api, preferences } = this;
    if (!api || !preferences) return;
    this.preferences = { ...preferences, ...wish };
    if (!(await tryTo(() => api.prefer(wish)))) this.preferences = preferences;
  }

  /** @param {SignIn} signIn */
  async end(signIn) {
    const { api } = this;
    if (api && (await tryTo(() => api.endSignIn(signIn.id))))
      this.signIns = this.signIns?.filter((other) => other !== signIn);
  }

  /**
   * @param {() => Promise<void>} deed
   * @returns {Promise<Problem | undefined>}
   */
  async trying(deed) {
    this.busy = true;
    try {
      await deed();
      return undefined;
    } catch (thrown) {
      return asProblem(thrown);
    } finally {
      this.busy = false;
    }
  }
}

/**
 * @param {string} label
 * @param {string} name
 * @param {string} value
 * @param {number | undefined} max
 * @param {{type?: string, required?: boolean, autocomplete?: AutoFill, minlength?: number}} [kinds]
 */
function field(label, name, value, max, { type = "text", required = false, autocomplete = "off", minlength } = {}) {
  return html`<label class="field">
    <span class="field-label">${label}</span>
    <input name=${name} type=${type} .value=${value} maxlength=${max ?? nothing} minlength=${minlength ?? nothing}
      ?required=${required} autocomplete=${autocomplete}>
  </label>`;
}

/** @param {Problem | undefined} problem */
function problemLine(problem) {
  return html`<p class="problem" role="alert">${problem ? refusalOf(problem) : nothing}</p>`;
}

/**
 * @param {SubmitEvent} event
 * @returns {Record<string, string>}
 */
function valuesOf(event) {
  const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
}

/**
 * What a browser calls itself, in a few words; it pretends to be several others, the more special ones first.
 *
 * @param {string} client
 */
export function placeOf(client) {
  const browser = [
    ["Edg/", "Edge"],
    ["Firefox/", "Firefox"],
    ["Chrome/", "Chrome"],
    ["Safari/", "Safari"],
  ].find(([sign = ""]) => client.includes(sign));
  const system = [
    ["Android", "Android"],
    ["iPhone", "iPhone"],
    ["iPad", "iPad"],
    ["Windows", "Windows"],
    ["Mac OS", "Mac"],
    ["Linux", "Linux"],
  ].find(([sign = ""]) => client.includes(sign));
  if (!browser) return client === "" ? say("account.unknownProgram") : client;
  const name = browser[1] ?? "";
  return system ? say("account.browserOn", { browser: name, system: system[1] ?? "" }) : name;
}

customElements.define("fm-account", Account);
