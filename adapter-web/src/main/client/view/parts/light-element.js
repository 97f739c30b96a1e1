import { LitElement } from "lit";

/** @import { Listeners } from "../../state/listeners.js" */

/** While nobody looks, a page needn't be drawn at each frame that comes, only the title now and then. */
const HIDDEN_DELAY_MS = 300;

/** A component that lives in the page itself, so that labels, styles and focus work as anywhere else. */
export class LightElement extends LitElement {
  /** @type {Map<Listeners, () => void>} */
  #watched = new Map();
  #scheduled = false;

  createRenderRoot() {
    return this;
  }

  /**
   * Draws anew when something moves, at most once a picture. What was watched before no longer is.
   *
   * @param {...(Listeners | undefined)} listeners
   */
  watch(...listeners) {
    for (const [known, stop] of this.#watched) {
      if (listeners.includes(known)) continue;
      stop();
      this.#watched.delete(known);
    }
    // An update may still run after the element was taken away; it must not come back to life by it.
    if (!this.isConnected) return;
    for (const one of listeners) {
      if (one && !this.#watched.has(one)) this.#begin(one);
    }
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch();
  }

  /** @param {Listeners} listeners */
  #begin(listeners) {
    const stop = listeners.add(() => this.#soon());
    this.#watched.set(listeners, stop);
  }

  #soon() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const draw = () => {
      this.#scheduled = false;
      if (this.isConnected) this.requestUpdate();
    };
    if (document.hidden) window.setTimeout(draw, HIDDEN_DELAY_MS);
    else window.requestAnimationFrame(draw);
  }
}
