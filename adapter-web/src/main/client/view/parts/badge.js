import { html, nothing } from "lit";
import { say } from "../../translations/translations.js";

const UNREAD_SHOWN_MAX = 99;

/** @param {number} unread */
export function badge(unread) {
  if (unread === 0) return nothing;
  const shown = unread > UNREAD_SHOWN_MAX ? `${UNREAD_SHOWN_MAX}+` : unread;
  return html`<span class="badge">
    <span class="unseen">, </span>${shown}<span class="unseen">${say("sidebar.unreadSpoken")}</span>
  </span>`;
}
