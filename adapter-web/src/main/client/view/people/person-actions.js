import { pathOf } from "../../state/route.js";
import { confirmed } from "../parts/confirm.js";
import { go } from "../parts/navigation.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { UserRef } from "../../state/wire.js" */

/**
 * Opens the conversation with one person.
 *
 * @param {Chat} chat
 * @param {Api} api
 * @param {UserRef} user
 */
export async function writeTo(chat, api, user) {
  await tryTo(async () => {
    const view = await api.openDirect([user.username]);
    chat.adopt(view);
    go(pathOf(view));
  });
}

/**
 * @param {Chat} chat
 * @param {UserRef} user
 */
export async function askToBlock(chat, user) {
  const title = say("people.blockTitle", { name: user.displayName });
  const text = say("people.blockText");
  const sure = await confirmed({ title, text, action: say("people.block") });
  if (sure) await tryTo(() => chat.blocks.set(user.username, true));
}

/**
 * @param {Chat} chat
 * @param {UserRef} user
 */
export async function unblock(chat, user) {
  await tryTo(() => chat.blocks.set(user.username, false));
}
