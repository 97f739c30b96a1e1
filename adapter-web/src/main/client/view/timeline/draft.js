import { html, nothing } from "lit";
import { avatar } from "../parts/avatar.js";
import { body } from "./body-view.js";
import { timeOf } from "../parts/times.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

/** @import { Chat } from "../../state/chat.js" */
/** @import { Draft } from "../../state/composer/outbox.js" */

/**
 * A message on its way, where it will stand once it is stored.
 *
 * @param {Draft} draft
 * @param {boolean} continued
 * @param {Chat} chat
 */
export function draftView(draft, continued, chat) {
  const failed = draft.phase === "failed";
  return html`<article class="message draft ${failed ? "failed" : ""} ${continued ? "continued" : ""}">
    <div class="message-side">${continued ? nothing : avatar(chat.me)}</div>
    <div class="message-main">
      ${
        continued
          ? nothing
          : html`<header>
        <strong class="sender">${chat.me.displayName}</strong>
        <time>${timeOf(draft.order)}</time>
      </header>`
      }
      ${body(draft, chat.me.username)} ${failed ? failure(draft, chat) : progress(draft, chat)}
    </div>
  </article>`;
}

/**
 * @param {Draft} draft
 * @param {Chat} chat
 */
function progress(draft, chat) {
  if (draft.phase === "stored") return nothing;
  const text = say(chat.link.phase === "ready" ? "draft.sending" : "draft.waiting");
  return html`<small class="draft-state">${text}</small>`;
}

/**
 * @param {Draft} draft
 * @param {Chat} chat
 */
function failure(draft, chat) {
  return html`<p class="draft-failure" role="alert">
    <span>${say("draft.notSent", { why: refusalOf({ code: draft.code ?? "", detail: draft.detail ?? "" }) })}</span>
    <button type="button" class="link" @click=${() => chat.outbox.tryAgain(draft.clientId)}>${say("tryAgain")}</button>
    <button type="button" class="link"
      @click=${() => chat.outbox.discard(draft.clientId)}>${say("draft.discard")}</button>
  </p>`;
}
