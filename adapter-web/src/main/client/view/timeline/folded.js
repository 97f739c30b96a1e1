import { html } from "lit";

/**
 * A message of somebody whom I block: one line, that can be opened.
 *
 * @param {() => void} show
 */
export function folded(show) {
  return html`<p class="folded">
    <span>Message from somebody you blocked.</span>
    <button type="button" class="link" @click=${show}>Show</button>
  </p>`;
}
