import { html } from "lit";
import { asProblem } from "../../net/problem.js";
import { LightElement } from "./light-element.js";
import { refusalOf } from "../../translations/refusal-texts.js";

const SHOWN_MS = 6_000;
const SHOWN_MAX = 3;
const EVENT = "fm-toast";

/**
 * Says something in passing.
 *
 * @param {string} text
 */
export function toast(text) {
  window.dispatchEvent(new CustomEvent(EVENT, { detail: text }));
}

/**
 * Does something a person asked for, and says so when it can't be done.
 *
 * @param {() => Promise<unknown>} deed
 * @returns {Promise<boolean>} whether it was done
 */
export async function tryTo(deed) {
  try {
    await deed();
    return true;
  } catch (thrown) {
    toast(refusalOf(asProblem(thrown)));
    return false;
  }
}

/** The corner where passing messages appear. */
export class Toasts extends LightElement {
  static properties = { texts: { state: true } };

  constructor() {
    super();
    /** @type {string[]} */
    this.texts = [];
    this.listen = (/** @type {Event} */ event) =>
      this.show(String(/** @type {CustomEvent<string>} */ (event).detail));
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener(EVENT, this.listen);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener(EVENT, this.listen);
  }

  /** @param {string} text */
  show(text) {
    this.texts = [...this.texts.filter((other) => other !== text), text].slice(-SHOWN_MAX);
    window.setTimeout(() => (this.texts = this.texts.filter((other) => other !== text)), SHOWN_MS);
  }

  render() {
    const toasts = this.texts.map((text) => html`<p class="toast">${text}</p>`);
    return html`<div role="status" aria-live="polite">${toasts}</div>`;
  }
}

customElements.define("fm-toasts", Toasts);
