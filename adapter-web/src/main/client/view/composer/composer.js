import { html, nothing } from "lit";
import { isAhead } from "../../state/people/moderation.js";
import { closedLine } from "../rooms/direct.js";
import { fitToText } from "../parts/fit-to-text.js";
import { ICONS } from "../parts/icons.js";
import { LightElement } from "../parts/light-element.js";
import { titleOf } from "../rooms/room-title.js";
import { endOf } from "../parts/times.js";
import { toast } from "../parts/toasts.js";
import { say, sayWith } from "../../translations/translations.js";

/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { Message, RoomView } from "../../state/wire.js" */

const BODY_MAX = 8_000;
/** From here on it is shown how much is left. */
const COUNT_SHOWN_FROM = 7_500;

/** Browsers take a longer time for none. */
const TIMER_MAX_MS = 2_000_000_000;

/** Where messages are written. */
export class Composer extends LightElement {
  static properties = {
    chat: { attribute: false },
    room: { attribute: false },
    // Another one with each change of the room itself: then it is drawn anew, and not with each message.
    view: { attribute: false },
    mutedUntil: { attribute: false },
    closedBy: { attribute: false },
    replyTo: { attribute: false },
    text: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
    /** @type {RoomView | undefined} */
    this.view = undefined;
    /** @type {string | null | undefined} */
    this.mutedUntil = undefined;
    /** @type {"me" | "them" | undefined} who of two wants no words */
    this.closedBy = undefined;
    /** @type {number | undefined} what wakes it when the silence ends */
    this.silence = undefined;
    /** @type {Message | undefined} */
    this.replyTo = undefined;
    this.text = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.clearTimeout(this.silence);
    this.chat?.presence.typeNoMore();
  }

  firstUpdated() {
    this.text = this.chat?.begun.of(this.room?.id ?? "") ?? "";
    if (window.matchMedia("(hover: hover)").matches) this.area?.focus();
  }

  updated() {
    this.awaitVoice();
    const { area } = this;
    if (!area) return;
    if (area.value !== this.text) area.value = this.text;
    fitToText(area);
  }

  /** A silence ends by itself, without a word from the server. */
  awaitVoice() {
    window.clearTimeout(this.silence);
    const left = this.mutedUntil ? Date.parse(this.mutedUntil) - Date.now() : 0;
    if (left > 0) this.silence = window.setTimeout(() => this.requestUpdate(), Math.min(left, TIMER_MAX_MS));
  }

  get area() {
    return this.querySelector("textarea");
  }

  get left() {
    return BODY_MAX - [...this.text].length;
  }

  render() {
    const { room, chat } = this;
    if (!room || !chat) return nothing;
    const label = say("room.message", { name: titleOf(room.view, chat.me.id) });
    if (room.view.archivedAt)
      return html`<p class="composer-closed">${say("composer.archived")}</p>`;
    if (this.closedBy) return closedLine(chat, room, this.closedBy);
    const now = Date.now();
    if (this.mutedUntil && isAhead(this.mutedUntil, now))
      return html`<p class="composer-closed composer-muted" role="status">
        ${ICONS.muted} ${say("composer.muted", { end: endOf(this.mutedUntil, now) })}
      </p>`;
    const sendable = this.text.trim() !== "" && this.left >= 0;
    return html`<form class="composer" @submit=${this.submit}>
      ${this.replyTo ? this.reply(this.replyTo) : nothing}
      <div class="composer-box">
        <textarea rows="1" aria-label=${label} placeholder=${label} enterkeyhint="send" @input=${this.typed}
          @keydown=${this.pressed}></textarea>
        ${
          this.text.length > COUNT_SHOWN_FROM
            ? html`<span class="composer-left ${this.left < 0 ? "wrong" : ""}"
          role="status">${this.left}</span>`
            : nothing
        }
        <button type="submit" class="send" aria-label=${say("composer.send")} title=${say("composer.send")}
          ?disabled=${!sendable}>${ICONS.send}</button>
      </div>
    </form>`;
  }

  /** @param {Message} message */
  reply(message) {
    const stop = () => this.dispatchEvent(new CustomEvent("fm-no-reply"));
    const name = html`<strong>${message.sender.displayName}</strong>`;
    return html`<p class="composer-reply">
      ${ICONS.reply}<span>${sayWith("composer.replyingTo", { name })}</span>
      <button type="button" class="icon-button small" aria-label=${say("composer.noReply")}
        @click=${stop}>${ICONS.close}</button>
    </p>`;
  }

  typed() {
    this.text = this.area?.value ?? "";
    const { room, chat } = this;
    if (room) chat?.begun.put(room.id, this.text);
    if (room && this.text.trim() !== "") chat?.presence.type(room.id);
    else chat?.presence.typeNoMore();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    // Enter that ends the composition of a character belongs to the input method.
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit(event);
    } else if (event.key === "ArrowUp" && this.text === "") {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent("fm-edit-last"));
    } else if (event.key === "Escape" && this.replyTo) {
      this.dispatchEvent(new CustomEvent("fm-no-reply"));
    }
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const { room, chat } = this;
    const body = this.text.trim();
    if (!room || !chat || body === "" || this.left < 0) return;
    if (chat.outbox.full) {
      toast(say("composer.full"));
      return;
    }
    room.dividerSeq = undefined;
    chat.presence.typeNoMore();
    chat.outbox.write(room.id, body, this.replyTo?.seq);
    this.text = "";
    chat.begun.put(room.id, "");
    this.dispatchEvent(new CustomEvent("fm-sent"));
  }
}

customElements.define("fm-composer", Composer);
