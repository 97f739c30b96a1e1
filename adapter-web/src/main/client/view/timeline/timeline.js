import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { receiptsOf } from "../../state/timeline/receipts.js";
import { timelineOf } from "../../state/timeline/timeline.js";
import { draftView } from "./draft.js";
import { folded } from "./folded.js";
import { ICONS } from "../parts/icons.js";
import { LightElement } from "../parts/light-element.js";
import { ScrollKeeper } from "./scroll-keeper.js";
import { seenBy } from "./seen-by.js";
import { systemLine } from "./system-line.js";
import { dayNameOf, dayOf } from "../parts/times.js";
import { edge, notYet, top } from "./timeline-edges.js";
import { rowAt, walk } from "./timeline-walk.js";
import { toast } from "../parts/toasts.js";
import "./message.js";

/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { MessageRow, Row } from "../../state/timeline/timeline.js" */
/** @import { Message, User } from "../../state/wire.js" */

/** @type {Map<number, User[]>} */
const NO_RECEIPTS = new Map();

/** More is asked for before the end of what is held is reached. */
const MORE_WITHIN_PX = 700;
/** So long a message stands out that somebody was led to. */
const MARKED_MS = 4_000;
/** A page that stays open for days must not grow without end. */
const MESSAGES_SHOWN_MAX = 600;

/** The messages of a room, newest at the bottom. */
export class Timeline extends LightElement {
  static properties = {
    chat: { attribute: false },
    room: { attribute: false },
    editing: { attribute: false },
    target: { attribute: false },
    marked: { state: true },
    stuck: { state: true },
    spoken: { state: true },
  };

  constructor() {
    super();
    /** @type {Chat | undefined} */
    this.chat = undefined;
    /** @type {Room | undefined} */
    this.room = undefined;
    /** @type {number | undefined} */
    this.editing = undefined;
    /** @type {{seq: number} | undefined} the message to be shown */
    this.target = undefined;
    /** @type {{seq: number} | undefined} the same, until it is shown */
    this.awaited = undefined;
    /** @type {number | undefined} the message that was asked for, for a moment */
    this.marked = undefined;
    this.stuck = true;
    /** What a screen reader says of what just came. */
    this.spoken = "";
    this.spokenSeq = 0;
    /** The newest message when the reader left the bottom: what is above the pill's count. */
    this.leftAtSeq = 0;
    /** @type {Set<number>} messages of people whom I block that I looked at all the same */
    this.opened = new Set();
    /** @type {readonly Message[]} what is on the page; what is held may be more until the next picture */
    this.drawn = [];
    this.placed = false;
    this.looking = false;
    this.arriving = false;
    /** Where the window was when this was drawn last. */
    this.place = 0;
    /** Whether it was brought back from an older place to the newest. */
    this.returned = false;
    this.keeper = new ScrollKeeper((stuck) => this.moved(stuck));
    this.looked = () => this.see();
    this.lookedAway = () => this.beWatched(false);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.looked);
    window.addEventListener("focus", this.looked);
    window.addEventListener("blur", this.lookedAway);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.looked);
    window.removeEventListener("focus", this.looked);
    window.removeEventListener("blur", this.lookedAway);
    this.beWatched(false);
    this.keeper.stop();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    this.watch(this.chat?.changes);
    if (changed.has("target")) this.awaited = this.target;
    const floats = this.room?.log.hasAfter ?? false;
    const place = this.room?.log.place ?? 0;
    if (this.keeper.floating && !floats && place !== this.place) this.returned = true;
    this.keeper.floating = floats;
    this.place = place;
    this.speak();
  }

  firstUpdated() {
    const scroller = this.querySelector(".scroller");
    const content = this.querySelector(".timeline");
    if (scroller instanceof HTMLElement && content instanceof HTMLElement)
      this.keeper.start(scroller, content);
  }

  updated() {
    this.drawn = this.room?.log.messages ?? [];
    if (this.awaited) {
      this.arrive(this.awaited);
    } else if (!this.placed && this.room?.log.loaded) {
      this.placed = true;
      void this.settle();
    }
    if (this.returned) void this.comeBack();
    this.see();
    this.readMoreSoon();
  }

  /**
   * Goes to a message as soon as it is held; until then it is read.
   *
   * @param {{seq: number}} target
   */
  arrive(target) {
    const { chat, room } = this;
    if (!chat || !room || room.mustReread) return;
    if (room.log.covers(target.seq)) {
      this.awaited = undefined;
      this.placed = true;
      // What stands below it has not been seen by this.
      this.stuck = false;
      this.arriving = true;
      void this.show(target.seq).finally(() => {
        this.arriving = false;
        this.readMoreSoon();
      });
      return;
    }
    const { reading, problem } = chat.reader.reading("around", room);
    if (!problem) {
      if (!reading) void chat.reader.at(room, target.seq);
    } else if (room.log.loaded) {
      this.awaited = undefined;
      chat.reader.forgive("around", room);
      toast(problem.detail);
    }
  }

  /** @param {number} seq */
  async show(seq) {
    await this.complete();
    const row = rowAt(this, seq);
    if (!row) return;
    this.keeper.show(row);
    this.marked = Number(row.dataset.seq);
    window.setTimeout(() => (this.marked = undefined), MARKED_MS);
  }

  async complete() {
    await this.updateComplete;
    await Promise.all(
      [...this.querySelectorAll("fm-message")].map((one) => /** @type {LightElement} */ (one).updateComplete),
    );
  }

  /** Opens at the line under which everything is new, or at the newest. */
  async settle() {
    await this.complete();
    const divider = this.querySelector(".divider");
    if (divider instanceof HTMLElement) this.keeper.show(divider);
    else this.keeper.stick();
  }

  async comeBack() {
    this.returned = false;
    await this.complete();
    if (!this.awaited) this.keeper.stick();
  }

  /** Goes to the newest, wherever the window is. */
  async stick() {
    const { chat, room } = this;
    if (chat && room?.log.hasAfter) {
      await chat.reader.open(room);
      const { problem } = chat.reader.reading("messages", room);
      if (problem) toast(problem.detail);
      if (room.log.hasAfter) return;
      this.requestUpdate();
      await this.complete();
    }
    this.awaited = undefined;
    this.keeper.stick();
    this.dispatchEvent(new CustomEvent("fm-present"));
  }

  render() {
    const { chat, room } = this;
    if (!chat || !room) return nothing;
    return html`<div class="scroller" tabindex="-1" @keydown=${walk}>
        <div class="timeline">${this.content(chat, room)}</div>
      </div>
      ${this.stuck ? nothing : this.pill(room)}
      <p class="unseen" aria-live="polite">${this.spoken}</p>`;
  }

  /**
   * @param {Chat} chat
   * @param {Room} room
   */
  content(chat, room) {
    const rows = timelineOf({
      messages: room.log.messages,
      drafts: room.log.hasAfter ? [] : chat.outbox.of(room.id),
      dividerSeq: room.unread.dividerSeq,
      me: chat.me.id,
      dayOf,
    });
    // Away from the newest nobody knows where those stand who have read further.
    const receipts = room.log.hasAfter ? NO_RECEIPTS : receiptsOf(room.log.messages, room.roster, chat.me.id);
    // What was written shows even where nothing could be read yet.
    return html`${room.log.loaded ? top(chat, room) : notYet(chat, room, this.awaited?.seq)}
      <ol class="rows" aria-label="Messages">
        ${repeat(
          rows,
          (row) => row.key,
          (row) => this.line(row, chat, room, receipts),
        )}
      </ol>
      ${room.log.hasAfter ? edge("newer", chat, room) : nothing}`;
  }

  /**
   * @param {Row} row
   * @param {Chat} chat
   * @param {Room} room
   * @param {Map<number, User[]>} receipts
   */
  line(row, chat, room, receipts) {
    const seq = "message" in row ? row.message.seq : undefined;
    return html`<li class="row ${seq !== undefined && seq === this.marked ? "marked" : ""}"
      data-seq=${seq ?? nothing} ?data-lasting=${lasts(row)}>${this.row(row, chat, room)}${
        row.kind === "message" ? seenBy(receipts.get(row.message.seq)) : nothing
      }</li>`;
  }

  /**
   * @param {Row} row
   * @param {Chat} chat
   * @param {Room} room
   */
  row(row, chat, room) {
    switch (row.kind) {
      case "day":
        return html`<div class="day"><span>${dayNameOf(row.at, Date.now())}</span></div>`;
      case "divider":
        return html`<div class="divider" role="separator" aria-label="New messages"><span>New</span></div>`;
      case "system":
        return systemLine(row.message);
      case "draft":
        return draftView(row.draft, row.continued, chat);
      case "message":
        return this.message(row, chat, room);
    }
  }

  /**
   * @param {MessageRow} row
   * @param {Chat} chat
   * @param {Room} room
   */
  message({ message, continued }, chat, room) {
    const blocked = chat.blocks.has(message.sender.username);
    if (blocked && !this.opened.has(message.seq)) return folded(() => this.open(message.seq));
    const quoted = message.replyTo?.sender.username;
    return html`<fm-message tabindex=${message.seq === room.log.newestSeq ? 0 : -1} .message=${message}
      data-seq=${message.seq} .continued=${continued && !blocked} .me=${chat.me}
      .editing=${this.editing === message.seq} .quoteFolded=${quoted !== undefined && chat.blocks.has(quoted)}
      .mayDelete=${room.view.myRole === "owner" || room.view.myRole === "admin"}></fm-message>`;
  }

  /**
   * Shows what somebody said whom I block.
   *
   * @param {number} seq
   */
  async open(seq) {
    this.opened.add(seq);
    this.requestUpdate();
    await this.updateComplete;
    const message = this.querySelector(`fm-message[data-seq="${seq}"]`);
    if (message instanceof HTMLElement) message.focus();
  }

  /** @param {Room} room */
  pill(room) {
    if (room.log.hasAfter)
      return html`<button type="button" class="pill jump" @click=${this.stick}>Jump to present ${ICONS.down}</button>`;
    const count = this.news(room).filter((message) => message.seq > this.leftAtSeq).length;
    const text = count === 0 ? "Newest" : count === 1 ? "1 new message" : `${count} new messages`;
    return html`<button type="button" class="pill ${count > 0 ? "fresh" : ""}"
      @click=${this.stick}>${text} ${ICONS.down}</button>`;
  }

  /** @param {Room} room */
  news(room) {
    return room.log.messages.filter(
      ({ kind, sender }) =>
        kind !== "system" && sender.id !== this.chat?.me.id && !this.chat?.blocks.has(sender.username),
    );
  }

  /** @param {boolean} stuck */
  moved(stuck) {
    if (this.stuck && !stuck) this.leftAtSeq = this.room?.log.newestSeq ?? 0;
    this.stuck = stuck;
    this.see();
    this.readMore();
  }

  /** After the next picture: before it, new rows have no height yet, and the scroll position isn't true. */
  readMoreSoon() {
    if (this.looking) return;
    this.looking = true;
    const look = () => {
      this.looking = false;
      this.readMore();
    };
    window.requestAnimationFrame(() => window.setTimeout(look));
  }

  readMore() {
    const { chat, room, keeper } = this;
    // Before it has arrived it stands at an end that nobody wanted to see.
    if (!chat || !room || !this.placed || !this.isConnected || this.awaited || this.arriving) return;
    // Where the page ends isn't where that ends which has just been read.
    if (this.drawn !== room.log.messages) return;
    for (const [side, distance] of /** @type {const} */ ([
      ["older", keeper.top],
      ["newer", keeper.bottom],
    ]))
      if (distance <= MORE_WITHIN_PX && !chat.reader.reading(side, room).problem) void chat.reader[side](room);
  }

  /** Tells that the newest has been seen, when somebody looks at it. */
  see() {
    const { chat, room } = this;
    const watched =
      this.isConnected &&
      this.placed &&
      this.stuck &&
      document.visibilityState === "visible" &&
      document.hasFocus();
    this.beWatched(watched);
    if (!chat || !room?.log.loaded || !watched) return;
    chat.readMarks.read(room, room.log.newestSeq);
    if (room.log.messages.length > MESSAGES_SHOWN_MAX) room.log.trim();
  }

  /** @param {boolean} watched */
  beWatched(watched) {
    if (this.room) this.room.unread.watched = watched;
  }

  speak() {
    const { room } = this;
    if (!room?.log.loaded) return;
    const newest = this.news(room).at(-1);
    if (newest && this.spokenSeq > 0 && newest.seq > this.spokenSeq && !newest.deletedAt) {
      this.spoken = `${newest.sender.displayName}: ${newest.body}`;
    }
    this.spokenSeq = Math.max(this.spokenSeq, newest?.seq ?? 1);
  }
}

/**
 * Whether a row stays when others come; a day's line moves up to the first message of the day that is held.
 *
 * @param {Row} row
 */
function lasts({ kind }) {
  return kind === "message" || kind === "system";
}

customElements.define("fm-timeline", Timeline);
