import { html, nothing } from "lit";
import { avatar } from "../parts/avatar.js";
import { body, excerpt } from "./body-view.js";
import { emojiPalette } from "../parts/emoji-palette.js";
import { ICONS } from "../parts/icons.js";
import { LightElement } from "../parts/light-element.js";
import { timeOf, wholeTimeOf } from "../parts/times.js";
import { say } from "../../translations/translations.js";
import "./message-editor.js";

/** @import { Me, Message, Reaction } from "../../state/wire.js" */
/** @import { MessageWish } from "../rooms/room.js" */

const NAMES_SHOWN_MAX = 12;

/** One message, with what can be done about it. */
export class MessageView extends LightElement {
  static properties = {
    message: { attribute: false },
    continued: { attribute: false },
    me: { attribute: false },
    editing: { attribute: false },
    mayDelete: { attribute: false },
    quoteFolded: { attribute: false },
    hovered: { state: true },
    focused: { state: true },
    picking: { state: true },
  };

  constructor() {
    super();
    /** @type {Message | undefined} */
    this.message = undefined;
    this.continued = false;
    /** @type {Me | undefined} */
    this.me = undefined;
    this.editing = false;
    this.mayDelete = false;
    /** Whether it answers somebody whom I block. */
    this.quoteFolded = false;
    this.hovered = false;
    this.focused = false;
    this.picking = false;
    this.addEventListener("mouseenter", () => (this.hovered = true));
    this.addEventListener("mouseleave", () => this.rest({ hovered: false }));
    this.addEventListener("focusin", () => (this.focused = true));
    this.addEventListener("focusout", (event) => {
      const within = event.relatedTarget instanceof Node && this.contains(event.relatedTarget);
      if (!within) this.rest({ focused: false });
    });
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.picking) this.picking = false;
    });
  }

  /** @param {{hovered?: boolean, focused?: boolean}} left by the pointer or by the focus */
  rest({ hovered = this.hovered, focused = this.focused }) {
    this.hovered = hovered;
    this.focused = focused;
    if (!this.active) this.picking = false;
  }

  /** Whether the pointer or the focus is here, so that the tools are shown. */
  get active() {
    return this.hovered || this.focused;
  }

  render() {
    const { message, me, continued } = this;
    if (!message || !me) return nothing;
    const { sender } = message;
    const deleted = message.deletedAt !== undefined && message.deletedAt !== null;
    return html`<article class="message ${continued ? "continued" : ""} ${this.editing ? "being-edited" : ""}"
        aria-label="${sender.displayName}, ${timeOf(message.createdAt)}">
      <div class="message-side">
        ${
          continued
            ? html`<time datetime=${message.createdAt}>${timeOf(message.createdAt)}</time>`
            : this.picture(message)
        }
      </div>
      <div class="message-main">
        ${
          continued
            ? nothing
            : html`<header>
          <button type="button" class="sender" aria-haspopup="dialog"
            @click=${this.present}>${sender.displayName}</button>
          <time datetime=${message.createdAt}
            title=${wholeTimeOf(message.createdAt)}>${timeOf(message.createdAt)}</time>
        </header>`
        }
        ${message.replyTo && !deleted ? this.quote(message.replyTo) : nothing}
        ${deleted ? html`<p class="tombstone">${say("message.deleted")}</p>` : this.content(message, me)}
        ${this.reactions(message.reactions ?? [])}
      </div>
      ${this.active && !deleted && !this.editing ? this.tools(message, me) : nothing}
    </article>`;
  }

  /**
   * The same as the name beside it, for those who point; the keyboard stops once.
   *
   * @param {Message} message
   */
  picture({ sender }) {
    return html`<span class="sender-picture" aria-hidden="true" @click=${this.present}>${avatar(sender)}</span>`;
  }

  /** @param {Event} event */
  present({ currentTarget }) {
    const detail = { user: this.message?.sender, beside: currentTarget };
    this.dispatchEvent(new CustomEvent("fm-person", { bubbles: true, detail }));
  }

  /**
   * @param {Message} message
   * @param {Me} me
   */
  content(message, me) {
    if (this.editing) return html`<fm-message-editor .message=${message}></fm-message-editor>`;
    return html`${body(message, me.username)}
      ${message.editedAt ? edited(message.editedAt) : nothing}`;
  }

  /** @param {NonNullable<Message["replyTo"]>} replyTo */
  quote(replyTo) {
    if (this.quoteFolded)
      return html`<p class="quote">${ICONS.reply}<span>${say("message.fromBlocked")}</span></p>`;
    return html`<button type="button" class="quote" title=${say("message.goTo")}
        @click=${() => this.wish("jump", String(replyTo.seq))}>
      ${ICONS.reply}<strong>${replyTo.sender.displayName}</strong>
      ${
        replyTo.excerpt === undefined
          ? html`<span>${say("message.gone")}</span>`
          : excerpt({ body: replyTo.excerpt }, this.me?.username ?? "")
      }
    </button>`;
  }

  /** @param {Reaction[]} reactions */
  reactions(reactions) {
    if (reactions.length === 0) return nothing;
    return html`<div class="reactions">
      ${reactions.map(
        ({ emoji, count, users, mine }) =>
          html`<button type="button" class="reaction ${mine ? "mine" : ""}" aria-pressed=${mine ? "true" : "false"}
            title=${namesOf(users, count)} @click=${() => this.wish("react", emoji)}>
            <span class="reaction-emoji">${emoji}</span><span>${count}</span>
          </button>`,
      )}
      <button type="button" class="reaction add" aria-label=${say("message.addReaction")}
        @click=${this.pick}>${ICONS.smile}</button>
    </div>`;
  }

  /**
   * @param {Message} message
   * @param {Me} me
   */
  tools(message, me) {
    const mine = message.sender.id === me.id;
    // Above the middle of the window there is more room below, and the other way round.
    const below = this.getBoundingClientRect().top < window.innerHeight / 2;
    return html`<div class="tools ${below ? "below" : ""}">
      ${this.tool(say("message.react"), ICONS.smile, () => this.pick())}
      ${this.tool(say("message.reply"), ICONS.reply, () => this.wish("reply"))}
      ${this.tool(say("message.copyLink"), ICONS.link, () => this.wish("link"))}
      ${mine ? nothing : this.tool(say("message.unread"), ICONS.unread, () => this.wish("unread"))}
      ${mine ? this.tool(say("message.edit"), ICONS.edit, () => this.wish("edit")) : nothing}
      ${mine || this.mayDelete ? this.tool(say("delete"), ICONS.trash, () => this.wish("delete")) : nothing}
      ${this.picking ? emojiPalette((emoji) => this.picked(emoji)) : nothing}
    </div>`;
  }

  /**
   * @param {string} label
   * @param {unknown} icon
   * @param {() => void} act
   */
  tool(label, icon, act) {
    return html`<button type="button" class="tool" title=${label} aria-label=${label} @click=${act}>${icon}</button>`;
  }

  pick() {
    this.picking = !this.picking;
  }

  /** @param {string} emoji */
  picked(emoji) {
    this.picking = false;
    this.wish("react", emoji);
  }

  /**
   * @param {MessageWish["what"]} what
   * @param {string} [text]
   */
  wish(what, text) {
    const { message } = this;
    if (!message) return;
    /** @type {MessageWish} */
    const detail = { what, message, text };
    this.dispatchEvent(new CustomEvent("fm-wish", { bubbles: true, detail }));
  }
}

/** @param {string} at */
function edited(at) {
  return html`<small class="edited" title=${wholeTimeOf(at)}>${say("message.edited")}</small>`;
}

/**
 * @param {string[]} users
 * @param {number} count
 */
function namesOf(users, count) {
  const names = users.slice(0, NAMES_SHOWN_MAX).map((name) => `@${name}`);
  const others = count - names.length;
  return others > 0 ? say("message.andMore", { names: names.join(", "), count: others }) : names.join(", ");
}

customElements.define("fm-message", MessageView);
