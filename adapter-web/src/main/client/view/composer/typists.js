import { html } from "lit";
import { LiveElement } from "../parts/live-element.js";
import { list, say } from "../../translations/translations.js";

/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */

/** More are only counted. */
const NAMED_MAX = 3;

/** Who is typing in the room. Its line is always there, so that nothing jumps. */
export class Typists extends LiveElement {
  static properties = { chat: { attribute: false }, room: { attribute: false } };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
  }

  render() {
    const { chat, room } = this;
    const typing = chat && room ? chat.presence.typists(room.id).filter((name) => !chat.blocks.has(name)) : [];
    const names = room ? typing.map((name) => nameOf(name, room)) : [];
    return html`<p class="typists ${names.length > 0 ? "some" : ""}" aria-live="polite">
      <span class="typing-dots" aria-hidden="true"><i></i><i></i><i></i></span><span>${sentence(names)}</span>
    </p>`;
  }
}

/**
 * As the room shows them, in its list or under what they said.
 *
 * @param {string} username
 * @param {Room} room
 */
function nameOf(username, room) {
  const said = () => room.log.messages.findLast(({ sender }) => sender.username === username);
  return room.roster.get(username)?.user.displayName ?? said()?.sender.displayName ?? username;
}

/** @param {string[]} names */
export function sentence(names) {
  if (names.length === 0) return "";
  if (names.length > NAMED_MAX) return say("typingMany", { count: names.length });
  return say("typing", { names: list(names), count: names.length });
}

customElements.define("fm-typists", Typists);
