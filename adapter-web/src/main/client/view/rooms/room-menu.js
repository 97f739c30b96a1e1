import { html, nothing } from "lit";
import { levelOf } from "../../state/rooms/notifications.js";
import { FOREVER, isAhead } from "../../state/people/moderation.js";
import { FAVOURITES } from "../../state/rooms/sections.js";
import { namedBy } from "../parts/ask-name.js";
import { ICONS } from "../parts/icons.js";
import { live } from "../parts/live-part.js";
import { MenuElement } from "../parts/menu-element.js";
import { SECTION_NAME_MAX } from "./section-menu.js";
import { endOf } from "../parts/times.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";

/** @import { Api } from "../../state/api.js" */
/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { Level } from "../../state/wire.js" */
/** @import { TextKey } from "../../translations/translations.js" */

const HOUR_MS = 3_600_000;

/** @type {[TextKey, TextKey, number | undefined][]} */
const SILENCES = [
  ["mine.hour", "mine.muteHour", HOUR_MS],
  ["mine.eightHours", "mine.muteEightHours", 8 * HOUR_MS],
  ["mine.week", "mine.muteWeek", 7 * 24 * HOUR_MS],
  ["mine.forEver", "mine.muteForEver", undefined],
];

/** @type {[Level, TextKey][]} */
const LEVELS = [
  ["all", "mine.all"],
  ["mentions", "mine.mentions"],
  ["nothing", "mine.nothing"],
];

/** How I want a room for myself: what it may call me by, and where it stands in my list. */
export class RoomMenu extends MenuElement {
  static properties = {
    chat: { attribute: false },
    api: { attribute: false },
    room: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Api | undefined} */
    this.api = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
  }

  render() {
    const { chat, room } = this;
    if (!chat || !room) return nothing;
    const quiet = levelOf(room.view.mine, Date.now()) === "nothing";
    const label = say(quiet ? "mine.menuMuted" : "mine.menu");
    return this.opener(
      label,
      quiet ? ICONS.bellOff : ICONS.bell,
      "room-for-me",
      html`${this.hearing(room)} ${room.view.kind === "room" ? this.place(chat, room) : nothing}
        ${live(() => (room.unread.count > 0 ? this.item(say("mine.read"), () => this.read(chat, room)) : nothing))}`,
    );
  }

  /** @param {Room} room */
  hearing({ view }) {
    const { level = "all", mutedUntil } = view.mine ?? {};
    const muted = isAhead(mutedUntil, Date.now());
    const word =
      muted && mutedUntil ? say("mine.mutedEnd", { end: endOf(mutedUntil, Date.now()) }) : say("mute");
    return html`<p class="menu-title">${say("mine.callMe")}</p>
      ${LEVELS.map(([one, word]) => this.choice(say(word), one === level, () => this.hear(one)))}
      <div class="menu-row" role="group" aria-label=${say("mute")}>
        <span aria-hidden="true">${word}</span>
        ${SILENCES.map(([word, label, ms]) => this.silence(say(word), say(label), ms))}
      </div>
      ${muted ? this.item(say("unmute"), () => this.hear(level)) : nothing}`;
  }

  /**
   * @param {string} word
   * @param {string} label
   * @param {number | undefined} ms
   */
  silence(word, label, ms) {
    const until = () => (ms === undefined ? FOREVER : new Date(Date.now() + ms).toISOString());
    const mute = () => this.hear(this.room?.view.mine?.level ?? "all", until());
    return html`<button type="button" role="menuitem" tabindex="-1" aria-label=${label}
      @click=${() => this.choose(mute)}>${word}</button>`;
  }

  /**
   * @param {Chat} chat
   * @param {Room} room
   */
  place(chat, room) {
    const { sections } = chat;
    const at = sections.of(room.id);
    const others = sections.all.filter(({ id }) => id !== FAVOURITES && id !== at?.id);
    const isFavourite = at?.id === FAVOURITES;
    const star = say(isFavourite ? "mine.noFavourite" : "mine.favourite");
    const shown = at ? sections.roomsOf(at, chat.rooms) : [];
    return html`${this.item(star, () => this.move(isFavourite ? undefined : FAVOURITES))}
      ${others.map(({ id, name }) => this.item(say("mine.moveTo", { name }), () => this.move(id)))}
      ${this.item(say("mine.moveToNew"), () => this.moveToNew())}
      ${at && !isFavourite ? this.item(say("mine.takeOut", { name: at.name }), () => this.move()) : nothing}
      ${at && shown[0] !== room ? this.item(say("moveUp"), () => this.shift(-1)) : nothing}
      ${at && shown.at(-1) !== room ? this.item(say("moveDown"), () => this.shift(1)) : nothing}`;
  }

  /**
   * @param {Level} level
   * @param {string} [mutedUntil]
   */
  async hear(level, mutedUntil) {
    const { api, room } = this;
    if (!api || !room) return;
    const wish = mutedUntil === undefined ? { level } : { level, mutedUntil };
    // The socket will say it too; without a connection this is all there is.
    await tryTo(async () => room.takeMine((await api.hear(room.id, wish)).mine ?? {}));
  }

  /** @param {string} [section] */
  async move(section) {
    const { chat, room } = this;
    if (chat && room) await tryTo(() => chat.sections.move(room.id, section));
  }

  /** @param {-1 | 1} by */
  async shift(by) {
    const { chat, room } = this;
    if (!chat || !room) return;
    const isShown = (/** @type {string} */ id) => chat.room(id) !== undefined;
    await tryTo(() => chat.sections.shiftRoom(room.id, by, isShown));
  }

  async moveToNew() {
    const { chat, room } = this;
    const name = await namedBy({
      title: say("section.new"),
      label: say("name"),
      action: say("create"),
      max: SECTION_NAME_MAX,
    });
    if (chat && room && name !== undefined) await tryTo(() => chat.sections.create(name, room.id));
  }

  /**
   * @param {Chat} chat
   * @param {Room} room
   */
  async read(chat, room) {
    await tryTo(() => chat.readMarks.readAll([room]));
  }
}

customElements.define("fm-room-menu", RoomMenu);
