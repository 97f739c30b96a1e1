import { html, nothing } from "lit";
import { asProblem, Problem } from "../../net/problem.js";
import { LightElement } from "../parts/light-element.js";
import { MARK } from "../parts/icons.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";
import "../invite/invitation.js";

/** @import { FieldProblem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Session } from "../../state/session.js" */

const USERNAME = /^[A-Za-z0-9][A-Za-z0-9._-]{2,31}$/;
const PASSWORD_CHARS_MIN = 10;

/** Signing in and signing up. */
export class SignIn extends LightElement {
  static properties = {
    session: { attribute: false },
    api: { attribute: false },
    code: { attribute: false },
    first: { attribute: false },
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
    /** Whether nobody has an account here yet. */
    this.first = false;
    this.signingUp = false;
    /** Whether the invitation leads in, so that signing in is joining. */
    this.invited = false;
    this.busy = false;
    /** @type {Problem | undefined} */
    this.problem = undefined;
  }

  render() {
    const isFirst = this.first && this.signingUp;
    const title = say(isFirst ? "door.first" : this.signingUp ? "door.create" : "door.welcome");
    return html`<main class="sign-in">
      <section class="sign-in-card">
        <header class="sign-in-head">
          ${MARK}
          <p class="wordmark">Folkmoot</p>
        </header>
        ${this.code === undefined ? nothing : this.invitation(this.code)}
        <h1>${title}</h1>
        ${this.session?.ended && !this.signingUp ? html`<p class="hint">${say("door.ended")}</p>` : nothing}
        ${isFirst ? html`<p class="hint">${say("door.firstHint")}</p>` : nothing}
        <form @submit=${this.submit} novalidate>
          ${this.field("username", this.nameLabel, "username", "text", this.signingUp ? say("door.usernameHint") : "")}
          ${this.signingUp ? this.displayName() : nothing}
          ${this.field("password", say("door.password"), this.passwordKind, "password", this.passwordHint)}
          <p class="problem" role="alert">${this.generalProblem}</p>
          <button class="button" type="submit" aria-busy=${this.busy ? "true" : "false"}>${this.action}</button>
        </form>
        <p class="sign-in-other">
          ${say(this.signingUp ? "door.already" : "door.new")}
          <button type="button" class="link"
            @click=${this.turn}>${say(this.signingUp ? "door.signIn" : "door.turnToCreate")}</button>
        </p>
      </section>
      <p class="sign-in-foot">${say("door.motto")}</p>
    </main>`;
  }

  displayName() {
    return this.field("displayName", say("door.displayName"), "name", "text", say("door.displayNameHint"));
  }

  /** @param {string} code */
  invitation(code) {
    return html`<fm-invitation .session=${this.session} .api=${this.api} .code=${code}
      @fm-invited=${() => (this.invited = true)}></fm-invitation>`;
  }

  get action() {
    if (this.busy) return say(this.signingUp ? "door.creating" : "door.signingIn");
    if (this.invited) return say(this.signingUp ? "door.createAccountAndJoin" : "door.signInAndJoin");
    return say(this.signingUp ? "door.createAccount" : "door.signIn");
  }

  get nameLabel() {
    return say(this.signingUp ? "door.username" : "door.usernameOrEmail");
  }

  /** Tells a password keeper whether to offer a new one. */
  get passwordKind() {
    return this.signingUp ? "new-password" : "current-password";
  }

  get passwordHint() {
    return this.signingUp ? passwordHint() : "";
  }

  get generalProblem() {
    const { problem } = this;
    return problem && problem.errors.length === 0 ? refusalOf(problem) : nothing;
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
      await this.refuse(new Problem("invalid", say("door.wrong"), { errors: wrong }));
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
  const message = say("door.fillIn");
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
    wrong.unshift({ field: "username", code: "invalid", message: say("door.usernameHint") });
  if (who.password !== "" && [...who.password].length < PASSWORD_CHARS_MIN)
    wrong.push({ field: "password", code: "invalid", message: passwordHint() });
  return wrong;
}

function passwordHint() {
  return say("door.passwordHint", { count: PASSWORD_CHARS_MIN });
}

/** @param {string} message as the server says it after a field's name */
function sentence(message) {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

customElements.define("fm-sign-in", SignIn);
