import { LitElement } from "lit";
import { onLanguage } from "../../translations/translations.js";

/** A component that lives in the page itself, so that labels, styles and focus work as anywhere else. */
export class LightElement extends LitElement {
  /** @type {(() => void) | undefined} */
  #unhear;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unhear = onLanguage(() => this.requestUpdate());
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unhear?.();
  }
}
