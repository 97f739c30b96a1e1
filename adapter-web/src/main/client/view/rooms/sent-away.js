import { html, nothing } from "lit";
import { ICONS } from "../parts/icons.js";
import { LightElement } from "../parts/light-element.js";
import { go } from "../parts/navigation.js";
import { endOf } from "../parts/times.js";
import { say } from "../../translations/translations.js";

/** @import { Chat, SentAway as Sent } from "../../state/chat.js" */

/**
 * @param {Sent} sent
 * @param {number} now
 */
export function sentAwaySentence({ view, event, until }, now) {
  if (event === "kicked") return say("away.kicked", { name: view.name });
  if (!until) return say("away.banned", { name: view.name });
  return say("away.bannedFor", { name: view.name, end: endOf(until, now) });
}

/** What stands in the place of a room that one was just sent out of. */
export class SentAway extends LightElement {
  static properties = { chat: { attribute: false }, sent: { attribute: false } };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Sent | undefined} */
    this.sent = undefined;
  }

  render() {
    const { sent } = this;
    if (!sent) return nothing;
    const { view, event } = sent;
    const back = event === "kicked" && view.visibility === "public";
    return html`<div class="room-bar lone">
        <button type="button" class="icon-button only-narrow" aria-label=${say("showRooms")}
          @click=${this.openDrawer}>
          ${ICONS.menu}
        </button>
      </div>
      <div class="splash sent-away" role="status">
        <span class="splash-icon">${ICONS.leave}</span>
        <h1>${say("away.title", { name: view.name })}</h1>
        <p>${sentAwaySentence(sent, Date.now())}</p>
        <p class="hint">${back ? say("away.joinAgain") : hintOf(event)}</p>
        <button type="button" class="button" @click=${() => this.on(back)}>
          ${say(back ? "away.backToDoor" : "away.otherRooms")}
        </button>
      </div>`;
  }

  /** @param {boolean} back */
  on(back) {
    const { chat } = this;
    if (!chat) return;
    chat.sentAway = undefined;
    if (!back) go("/");
  }

  openDrawer() {
    this.dispatchEvent(new CustomEvent("fm-drawer", { bubbles: true }));
  }
}

/** @param {string} event */
function hintOf(event) {
  return say(event === "kicked" ? "away.letIn" : "away.whileBanned");
}

customElements.define("fm-sent-away", SentAway);
