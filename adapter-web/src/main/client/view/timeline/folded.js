import { html } from "lit";
import { say } from "../../translations/translations.js";

/**
 * A message of somebody whom I block: one line, that can be opened.
 *
 * @param {() => void} show
 */
export function folded(show) {
  return html`<p class="folded">
    <span>${say("message.folded")}</span>
    <button type="button" class="link" @click=${show}>${say("message.unfold")}</button>
  </p>`;
}
