import { pathOf } from "../../state/route.js";
import { confirmed } from "../parts/confirm.js";
import { go } from "../parts/navigation.js";
import { tryTo } from "../parts/toasts.js";

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
  const title = `Block ${user.displayName}?`;
  const text =
    "They can’t write to you directly any more, and what they say in rooms is folded away. Nobody tells them.";
  if (await confirmed({ title, text, action: "Block" })) await tryTo(() => chat.blocks.set(user.username, true));
}

/**
 * @param {Chat} chat
 * @param {UserRef} user
 */
export async function unblock(chat, user) {
  await tryTo(() => chat.blocks.set(user.username, false));
}
