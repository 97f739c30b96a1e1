import { html, nothing } from "lit";
import { say } from "../../translations/translations.js";

const UNREAD_SHOWN_MAX = 99;

/**
 * @param {number} unread
 * @param {boolean} calls whether somebody is meant by name, which alone is told in the ember
 */
export function badge(unread, calls) {
  if (unread === 0) return nothing;
  const shown = unread > UNREAD_SHOWN_MAX ? `${UNREAD_SHOWN_MAX}+` : unread;
  return html`<span class="badge ${calls ? "calls" : ""}">
    <span class="unseen">, </span>${shown}<span class="unseen">${say("sidebar.unreadSpoken")}</span>
  </span>`;
}
