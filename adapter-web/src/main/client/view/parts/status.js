import { html } from "lit";
import { LiveElement } from "./live-element.js";
import { ring } from "./icons.js";
import { timeOf } from "./times.js";
import { say } from "../../translations/translations.js";

/** @import { Chat } from "../../state/chat.js" */

/** @type {Record<string, "small" | "small gaps" | "small hollow">} */
const FORMS = { connected: "small", offline: "small hollow" };

/** Says honestly how the connection is. */
export class Status extends LiveElement {
  static properties = { chat: { attribute: false }, brief: { type: Boolean } };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** Whether only the state is said, where the banner says the rest. */
    this.brief = false;
    this.ticking = /** @type {number | undefined} */ (undefined);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.clearInterval(this.ticking);
    this.ticking = undefined;
  }

  updated() {
    const counting = this.chat?.link.phase === "waiting";
    if (counting && this.ticking === undefined) {
      this.ticking = window.setInterval(() => this.requestUpdate(), 1_000);
    } else if (!counting) {
      window.clearInterval(this.ticking);
      this.ticking = undefined;
    }
  }

  render() {
    const connection = this.chat?.connection ?? "connecting";
    const waiting = this.chat?.link.phase === "waiting" && !this.brief;
    return html`<div class="status ${connection}">
      ${ring(FORMS[connection] ?? "small gaps")}
      <span class="status-text">
        <span role="status">${this.text}</span><span aria-hidden="true">${this.countdown}</span>
      </span>
      ${
        waiting
          ? html`<button type="button" class="link"
        @click=${() => this.chat?.retryNow()}>${say("connection.retryNow")}</button>`
          : ""
      }
    </div>`;
  }

  get text() {
    const { chat } = this;
    switch (chat?.connection) {
      case "connected":
        return say("connection.connected");
      case "doubtful":
        return say("connection.doubtful");
      case "catchingUp":
        return say("connection.catchingUp");
      case "offline":
        return say("connection.offlineSince", { time: timeOf(chat.link.since) });
      default:
        return say("connection.connecting");
    }
  }

  /** Not for screen readers, which would count along aloud. */
  get countdown() {
    const { chat } = this;
    if (!chat || chat.connection !== "offline" || this.brief) return "";
    const seconds = Math.ceil(((chat.link.retryAt ?? 0) - Date.now()) / 1_000);
    return seconds > 0 ? say("connection.retryIn", { count: seconds }) : say("connection.retrying");
  }
}

customElements.define("fm-status", Status);
