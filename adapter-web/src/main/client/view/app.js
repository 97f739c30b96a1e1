import { html, nothing } from "lit";
import { LiveElement } from "./parts/live-element.js";
import { routeOf } from "../state/route.js";
import { MARK } from "./parts/icons.js";
import { say } from "../translations/translations.js";
import "./account/sign-in.js";
import "./parts/toasts.js";

export { showAppearance } from "./parts/appearance.js";
export { speakAs } from "./parts/chosen-language.js";

/** @import { Api } from "../state/api.js" */
/** @import { Session } from "../state/session.js" */

/** The whole page: the door for those outside, the house for those inside. */
export class App extends LiveElement {
  static properties = {
    session: { attribute: false },
    api: { attribute: false },
    path: { state: true },
  };

  constructor() {
    super();
    /** @type {Session | undefined} */
    this.session = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    this.path = window.location.pathname;
    this.moved = () => (this.path = window.location.pathname);
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("popstate", this.moved);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("popstate", this.moved);
  }

  render() {
    return html`${this.page()}<fm-toasts></fm-toasts>`;
  }

  page() {
    const { session, api, path } = this;
    if (!session || !api) return nothing;
    switch (session.phase) {
      case "asking":
        return html`<main class="splash" aria-busy="true">${MARK}</main>`;
      case "unreachable":
        return html`<main class="splash">
          ${MARK}
          <p role="status">${say("connection.unreachable")}</p>
        </main>`;
      case "signedOut":
        return this.door(session, api, path);
      case "signedIn":
        return html`<fm-shell .session=${session} .chat=${session.chat} .api=${api} .path=${path}></fm-shell>`;
    }
  }

  /**
   * @param {Session} session
   * @param {Api} api
   * @param {string} path
   */
  door(session, api, path) {
    const route = routeOf(path);
    const code = route.page === "invite" ? route.code : undefined;
    const first = this.hasAttribute("first") && path !== "/login" && path !== "/register";
    return html`<fm-sign-in .session=${session} .api=${api} .code=${code} .first=${first}
      .signingUp=${first || path === "/register" || code !== undefined}></fm-sign-in>`;
  }
}

customElements.define("fm-app", App);
