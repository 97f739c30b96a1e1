import { LitElement } from "lit";

/** A component that lives in the page itself, so that labels, styles and focus work as anywhere else. */
export class LightElement extends LitElement {
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }
}
