import { html, nothing } from "lit";
import { asProblem } from "../net/problem.js";
import { LightElement } from "./light-element.js";
import { MARK } from "./icons.js";
import "./invitation.js";

/** @import { Problem } from "../net/problem.js" */
/** @import { Api } from "../state/api.js" */
/** @import { Session } from "../state/session.js" */

const NAME_HINT = "Optional, as others see you";
const ENDED = html`<p class="hint">Your sign-in has ended. Please sign in again.</p>`;

/** Signing in and signing up. */
export class Door extends LightElement {
  static properties = {
    session: { attribute: false },
    api: { attribute: false },
    code: { attribute: false },
    signingUp: { attribute: false },
    invited: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Session | undefined} */
    this.session = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {string | undefined} the invitation in whose address this stands */
    this.code = undefined;
    this.signingUp = false;
    /** Whether the invitation leads in, so that signing in is joining. */
    this.invited = false;
    this.busy = false;
    /** @type {Problem | undefined} */
    this.problem = undefined;
  }

  render() {
    const title = this.signingUp ? "Create your account" : "Welcome back";
    return html`<main class="door">
      <section class="door-card">
        <header class="door-head">
          ${MARK}
          <p class="wordmark">Folkmoot</p>
        </header>
        ${this.code === undefined ? nothing : this.invitation(this.code)}
        <h1>${title}</h1>
        ${this.session?.ended && !this.signingUp ? ENDED : nothing}
        <form @submit=${this.submit} novalidate>
          ${this.field("username", this.signingUp ? "Username" : "Username or e-mail", "username", "text")}
          ${this.signingUp ? this.field("displayName", "Display name", "name", "text", NAME_HINT) : nothing}
          ${this.field("password", "Password", this.passwordKind, "password", this.passwordHint)}
          <p class="problem" role="alert">${this.generalProblem}</p>
          <button class="button" type="submit" ?disabled=${this.busy}>${this.action}</button>
        </form>
        <p class="door-other">
          ${this.signingUp ? "Already here?" : "New here?"}
          <button type="button" class="link"
            @click=${this.turn}>${this.signingUp ? "Sign in" : "Create an account"}</button>
        </p>
      </section>
      <p class="door-foot">The meeting of the people. Nothing said here gets lost.</p>
    </main>`;
  }

  /** @param {string} code */
  invitation(code) {
    return html`<fm-invitation .session=${this.session} .api=${this.api} .code=${code}
      @fm-invited=${() => (this.invited = true)}></fm-invitation>`;
  }

  get action() {
    if (this.busy) return this.signingUp ? "Creating…" : "Signing in…";
    return `${this.signingUp ? "Create account" : "Sign in"}${this.invited ? " and join" : ""}`;
  }

  /** Tells a password keeper whether to offer a new one. */
  get passwordKind() {
    return this.signingUp ? "new-password" : "current-password";
  }

  get passwordHint() {
    return this.signingUp ? "At least 10 characters" : "";
  }

  get generalProblem() {
    const { problem } = this;
    return problem && problem.errors.length === 0 ? problem.detail : nothing;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {"username" | "name" | "new-password" | "current-password"} autocomplete
   * @param {"text" | "password"} type
   * @param {string} [hint]
   */
  field(name, label, autocomplete, type, hint = "") {
    const error = this.problem?.errors.find((one) => one.field === name);
    return html`<label class="field">
      <span class="field-label">${label}</span>
      <input name=${name} type=${type} autocomplete=${autocomplete} required ?autofocus=${name === "username"}
        autocapitalize="none" spellcheck="false" aria-invalid=${error ? "true" : "false"}
        aria-describedby="hint-${name}">
      <span class="field-hint ${error ? "wrong" : ""}" id="hint-${name}">
        ${error ? sentence(error.message) : hint}
      </span>
    </label>`;
  }

  turn() {
    this.signingUp = !this.signingUp;
    this.problem = undefined;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "");
    const who = { username: text("username").trim(), password: text("password") };
    const displayName = text("displayName").trim();
    this.busy = true;
    this.problem = undefined;
    try {
      if (this.signingUp) await this.session?.signUp(displayName === "" ? who : { ...who, displayName });
      else await this.session?.signIn(who);
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.busy = false;
    }
  }
}

/** @param {string} message as the server says it after a field's name */
function sentence(message) {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

customElements.define("fm-door", Door);
