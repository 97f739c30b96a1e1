import { html, nothing } from "lit";
import { asProblem, Problem } from "../../net/problem.js";
import { LightElement } from "../parts/light-element.js";
import { MARK } from "../parts/icons.js";
import "../invite/invitation.js";

/** @import { FieldProblem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Session } from "../../state/session.js" */

const NAME_HINT = "Optional, as others see you";
const USERNAME = /^[A-Za-z0-9][A-Za-z0-9._-]{2,31}$/;
const USERNAME_HINT = "3 to 32 letters, digits, dots, hyphens or underscores, a letter or digit first";
const PASSWORD_CHARS_MIN = 10;
const PASSWORD_HINT = `At least ${PASSWORD_CHARS_MIN} characters`;
const ENDED = html`<p class="hint">Your sign-in has ended. Please sign in again.</p>`;

/** Signing in and signing up. */
export class SignIn extends LightElement {
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
    return html`<main class="sign-in">
      <section class="sign-in-card">
        <header class="sign-in-head">
          ${MARK}
          <p class="wordmark">Folkmoot</p>
        </header>
        ${this.code === undefined ? nothing : this.invitation(this.code)}
        <h1>${title}</h1>
        ${this.session?.ended && !this.signingUp ? ENDED : nothing}
        <form @submit=${this.submit} novalidate>
          ${this.field("username", this.nameLabel, "username", "text", this.signingUp ? USERNAME_HINT : "")}
          ${this.signingUp ? this.field("displayName", "Display name", "name", "text", NAME_HINT) : nothing}
          ${this.field("password", "Password", this.passwordKind, "password", this.passwordHint)}
          <p class="problem" role="alert">${this.generalProblem}</p>
          <button class="button" type="submit" aria-busy=${this.busy ? "true" : "false"}>${this.action}</button>
        </form>
        <p class="sign-in-other">
          ${this.signingUp ? "Already here?" : "New here?"}
          <button type="button" class="link"
            @click=${this.turn}>${this.signingUp ? "Sign in" : "Create an account"}</button>
        </p>
      </section>
      <p class="sign-in-foot">The meeting of the people. Nothing said here gets lost.</p>
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

  get nameLabel() {
    return this.signingUp ? "Username" : "Username or e-mail";
  }

  /** Tells a password keeper whether to offer a new one. */
  get passwordKind() {
    return this.signingUp ? "new-password" : "current-password";
  }

  get passwordHint() {
    return this.signingUp ? PASSWORD_HINT : "";
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

  /**
   * A button that is disabled would swallow the Enter of somebody who is faster than the server; so it is only
   * said to be busy, and what is sent meanwhile is ignored here.
   *
   * @param {SubmitEvent} event
   */
  async submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "");
    const who = { username: text("username").trim(), password: text("password") };
    const displayName = text("displayName").trim();
    const wrong = this.signingUp ? wrongAtSigningUp(who) : missing(who);
    if (wrong.length > 0) {
      await this.refuse(new Problem("invalid", "Something is missing or wrong.", { errors: wrong }));
      return;
    }
    this.busy = true;
    this.problem = undefined;
    try {
      if (this.signingUp) await this.session?.signUp(displayName === "" ? who : { ...who, displayName });
      else await this.session?.signIn(who);
    } catch (thrown) {
      await this.refuse(asProblem(thrown));
    } finally {
      this.busy = false;
    }
  }

  /** @param {Problem} problem whose first field is where it is to be mended */
  async refuse(problem) {
    this.problem = problem;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("[aria-invalid=true]"))?.focus();
  }
}

/**
 * @param {{username: string, password: string}} who
 * @returns {FieldProblem[]}
 */
function missing(who) {
  const message = "please fill this in";
  return /** @type {const} */ (["username", "password"])
    .filter((field) => who[field] === "")
    .map((field) => ({ field, code: "invalid", message }));
}

/**
 * What the server would refuse, said before it is asked.
 *
 * @param {{username: string, password: string}} who
 * @returns {FieldProblem[]}
 */
function wrongAtSigningUp(who) {
  const wrong = missing(who);
  if (who.username !== "" && !USERNAME.test(who.username))
    wrong.unshift({ field: "username", code: "invalid", message: USERNAME_HINT });
  if (who.password !== "" && [...who.password].length < PASSWORD_CHARS_MIN)
    wrong.push({ field: "password", code: "invalid", message: PASSWORD_HINT });
  return wrong;
}

/** @param {string} message as the server says it after a field's name */
function sentence(message) {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

customElements.define("fm-sign-in", SignIn);
