import { html } from "lit";
import { LiveElement } from "./live-element.js";
import { moveBetween, placeBy } from "./popup.js";

/** A button with a menu: what both do by pointer and by key is the same for all menus. */
export class MenuElement extends LiveElement {
  constructor() {
    super();
    this.wasOpen = false;
    // Its place was found for the window as it was.
    this.resized = () => {
      if (this.menu?.matches(":popover-open")) this.menu.hidePopover();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("resize", this.resized);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("resize", this.resized);
  }

  /**
   * @param {string} label
   * @param {unknown} icon
   * @param {string} kind the button's class
   * @param {unknown} content
   */
  opener(label, icon, kind, content) {
    return html`<button type="button" class="icon-button ${kind}" aria-label=${label} title=${label}
        aria-haspopup="menu" @pointerdown=${this.touched} @click=${this.toggle}>${icon}</button>
      <div popover="auto" class="menu" role="menu" aria-label=${label} @keydown=${this.pressed}>${content}</div>`;
  }

  /**
   * @param {string} word
   * @param {() => void} deed
   * @param {string} [kind]
   */
  item(word, deed, kind = "") {
    return html`<button type="button" role="menuitem" tabindex="-1" class="menu-item ${kind}"
      @click=${() => this.choose(deed)}>${word}</button>`;
  }

  /**
   * One of several of which one holds.
   *
   * @param {string} word
   * @param {boolean} holds
   * @param {() => void} deed
   */
  choice(word, holds, deed) {
    return html`<button type="button" role="menuitemradio" aria-checked=${holds ? "true" : "false"} tabindex="-1"
      class="menu-item" @click=${() => this.choose(deed)}>${word}</button>`;
  }

  get menu() {
    return /** @type {HTMLElement | null} */ (this.querySelector(".menu"));
  }

  get items() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[role^=menuitem]")]);
  }

  /** The browser closes the menu at a press outside of it, so the click that follows must not open it again. */
  touched() {
    this.wasOpen = this.menu?.matches(":popover-open") ?? false;
  }

  toggle() {
    const button = this.querySelector("[aria-haspopup=menu]");
    const closed = this.wasOpen;
    this.wasOpen = false;
    if (!this.menu || !button) return;
    if (closed) {
      this.menu.hidePopover();
      return;
    }
    // At once, and not when the browser tells that it is open: the next key may come before that.
    this.menu.showPopover();
    placeBy(this.menu, button);
    this.items[0]?.focus();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    // A menu is one stop of the Tab key, and is left by it.
    if (event.key === "Tab") this.menu?.hidePopover();
    else moveBetween(event, this.items);
  }

  /** @param {() => void} deed */
  choose(deed) {
    this.menu?.hidePopover();
    deed();
  }
}
