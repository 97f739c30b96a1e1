import { Viewer, readNoMore } from "../../state/signals.js";
import { LightElement } from "./light-element.js";
import { onNextFrame } from "./next-frame.js";

/**
 * A component that is drawn anew when something moves that it reads in willUpdate or render, at most once a picture.
 * What it reads after it was drawn moves nothing.
 */
export class LiveElement extends LightElement {
  #scheduled = false;
  #viewer = new Viewer(() => this.#soon());

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#viewer.stop();
  }

  performUpdate() {
    if (!this.isUpdatePending) return;
    this.#viewer.run(() => super.performUpdate());
    // An update may still run after the element was taken away; it must not come back to life by it.
    if (!this.isConnected) this.#viewer.stop();
  }

  /** @param {import("lit").PropertyValues} changed */
  update(changed) {
    super.update(changed);
    readNoMore();
  }

  #soon() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    onNextFrame(() => {
      this.#scheduled = false;
      if (this.isConnected) this.requestUpdate();
    });
  }
}
