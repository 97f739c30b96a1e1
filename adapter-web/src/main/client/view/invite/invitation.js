import { html, nothing } from "lit";
import { asProblem } from "../../net/problem.js";
import { crowdOf, whyNot } from "../../state/invite/invitation.js";
import { pathOf } from "../../state/route.js";
import { avatar } from "../parts/avatar.js";
import { ICONS } from "../parts/icons.js";
import { LightElement } from "../parts/light-element.js";
import { go } from "../parts/navigation.js";
import { say } from "../../translations/translations.js";

/** @import { Problem } from "../../net/problem.js" */
/** @import { Api } from "../../state/api.js" */
/** @import { Session } from "../../state/session.js" */
/** @import { InvitePreview } from "../../state/wire.js" */

/** Where a link leads: shown at the door to those who must sign in first, and with a way in to the others. */
export class Invitation extends LightElement {
  static properties = {
    session: { attribute: false },
    api: { attribute: false },
    code: { attribute: false },
    preview: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {Session | undefined} */
    this.session = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    this.code = "";
    /** @type {InvitePreview | undefined} */
    this.preview = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
  }

  firstUpdated() {
    const { session } = this;
    if (!session) return;
    // Whoever has just come through the door for this very link needn't say again that they want in.
    const straight = session.phase === "signedIn" && session.invited === this.code;
    session.invited = undefined;
    if (straight) void this.join();
    else void this.look();
  }

  async look() {
    await this.attempt(async (api) => {
      this.preview = await api.invitation(this.code);
      if (this.session?.phase !== "signedOut") return;
      this.session.invited = this.code;
      this.dispatchEvent(new CustomEvent("fm-invited", { bubbles: true }));
    });
  }

  async join() {
    await this.attempt(async (api) => {
      const view = await api.accept(this.code);
      this.session?.chat?.adopt(view);
      go(pathOf(view), { replace: true });
    });
  }

  /** @param {(api: Api) => Promise<void>} deed */
  async attempt(deed) {
    if (!this.api) return;
    this.busy = true;
    this.problem = undefined;
    try {
      await deed(this.api);
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.busy = false;
    }
  }

  render() {
    return this.session?.phase === "signedIn" ? this.inside() : this.atTheDoor();
  }

  atTheDoor() {
    const { problem, preview } = this;
    if (problem) {
      const { title, hint } = whyNot(problem);
      return html`<div class="invitation wrong-one" role="alert"><strong>${title}</strong><p>${hint}</p></div>`;
    }
    if (!preview)
      return html`<div class="invitation" aria-busy="true"><p class="hint">${say("invite.leads")}</p></div>`;
    return html`<div class="invitation">
      ${avatar(preview.inviter)}
      <div>
        <p>${say("invite.invitesYou", { name: preview.inviter.displayName })}</p>
        <h2>${preview.room}</h2>
        <p class="hint">${crowdOf(preview)}</p>
      </div>
    </div>`;
  }

  inside() {
    return html`<div class="room-bar lone">
        <button type="button" class="icon-button only-narrow" aria-label=${say("showRooms")}
          @click=${() => this.dispatchEvent(new CustomEvent("fm-drawer", { bubbles: true }))}>
          ${ICONS.menu}
        </button>
      </div>
      <div class="splash">${this.content()}</div>`;
  }

  content() {
    const { problem, preview } = this;
    if (problem) return this.wrong(problem);
    if (!preview) return html`<p class="hint" role="status">${this.busy ? say("invite.oneMoment") : ""}</p>`;
    return html`<span class="splash-icon">${ICONS.link}</span>
      <p>${say("invite.invitesYou", { name: preview.inviter.displayName })}</p>
      <h1>${preview.room}</h1>
      <p class="hint">${crowdOf(preview)}</p>
      <button type="button" class="button join-by-link" ?disabled=${this.busy}
        @click=${this.join}>${say("join")}</button>`;
  }

  /** @param {Problem} problem */
  wrong(problem) {
    const { title, hint, again } = whyNot(problem);
    return html`<span class="splash-icon">${ICONS.banned}</span>
      <h1 role="alert">${title}</h1>
      <p class="hint">${hint}</p>
      ${again ? html`<button type="button" class="button" @click=${this.look}>${say("tryAgain")}</button>` : nothing}
      <button type="button" class="button quiet" @click=${() => go("/")}>${say("away.otherRooms")}</button>`;
  }
}

customElements.define("fm-invitation", Invitation);
