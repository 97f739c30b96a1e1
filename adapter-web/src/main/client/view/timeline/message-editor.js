import { html } from "lit";
import { fitToText } from "../parts/fit-to-text.js";
import { LightElement } from "../parts/light-element.js";
import { say } from "../../translations/translations.js";

/** @import { Message } from "../../state/wire.js" */
/** @import { MessageWish } from "../rooms/room.js" */

/** Changes what a message says: Enter saves, Escape leaves it as it was. */
export class MessageEditor extends LightElement {
  static properties = { message: { attribute: false } };

  constructor() {
    super();
    /** @type {Message | undefined} */
    this.message = undefined;
  }

  firstUpdated() {
    const { area } = this;
    if (!area) return;
    area.value = this.message?.body ?? "";
    fitToText(area);
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }

  get area() {
    return this.querySelector("textarea");
  }

  render() {
    return html`<form class="editor" @submit=${this.save}>
      <textarea rows="1" aria-label=${say("message.editLabel")} @input=${this.grow} @keydown=${this.pressed}></textarea>
      <p class="editor-foot">
        <button type="submit" class="button small">${say("save")}</button>
        <button type="button" class="button quiet small" @click=${() => this.wish("stopEdit")}>${say("cancel")}</button>
        <span class="hint only-wide">${say("message.editKeys")}</span>
      </p>
    </form>`;
  }

  grow() {
    if (this.area) fitToText(this.area);
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) this.save(event);
    else if (event.key === "Escape") this.wish("stopEdit");
  }

  /** @param {Event} event */
  save(event) {
    event.preventDefault();
    this.wish("save", this.area?.value.trim());
  }

  /**
   * @param {MessageWish["what"]} what
   * @param {string} [text]
   */
  wish(what, text) {
    if (!this.message) return;
    /** @type {MessageWish} */
    const detail = { what, message: this.message, text };
    this.dispatchEvent(new CustomEvent("fm-wish", { bubbles: true, detail }));
  }
}

customElements.define("fm-message-editor", MessageEditor);
