import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { bodyOf, plainOf } from "../../state/timeline/body-tree.js";
import { RenderedRange } from "../../state/timeline/rendered-range.js";
import { receiptsOf } from "../../state/timeline/receipts.js";
import { firstNews, timelineOf } from "../../state/timeline/timeline.js";
import { draftView } from "./draft.js";
import { folded } from "./folded.js";
import { placeIn, places } from "./tab-scroll-positions.js";
import { LiveElement } from "../parts/live-element.js";
import { ScrollKeeper } from "./scroll-keeper.js";
import { seenBy } from "./seen-by.js";
import { systemLine } from "./system-line.js";
import { dayNameOf, dayOf } from "../parts/times.js";
import { edge, newsIn, notYet, pill, top } from "./timeline-edges.js";
import { rowAt, walk } from "./timeline-walk.js";
import { toast } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";
import "./message.js";

/** @import { Chat } from "../../state/chat.js" */
/** @import { Room } from "../../state/rooms/room.js" */
/** @import { ScrollPosition } from "../../state/timeline/scroll-positions.js" */
/** @import { MessageRow, Row } from "../../state/timeline/timeline.js" */
/** @import { Message, User } from "../../state/wire.js" */

/** @type {Map<number, User[]>} */
const NO_RECEIPTS = new Map();

/** More is drawn before the end of what is on the page is reached. */
const MORE_WITHIN_PX = 700;
/** More is read before the end of what is held is reached. */
const READ_WITHIN = 40;
/** The highest window is filled by as many. */
const GROWN_TIMES_MAX = 4;
/** So long a message stands out that somebody was led to. */
const MARKED_MS = 4_000;
/** A page that stays open for days must not grow without end. */
const MESSAGES_SHOWN_MAX = 600;

/** The messages of a room, newest at the bottom. */
export class Timeline extends LiveElement {
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
    /** @type {{seq: number} | ScrollPosition | undefined} the same, or where the room was left, until it is shown */
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
    /** Which of these have rows. */
    this.span = new RenderedRange();
    /** @type {number | undefined} the first of them */
    this.top = undefined;
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
    const { room } = this;
    if (!room) return;
    if (changed.has("target")) this.awaited = this.target;
    if (changed.has("room")) this.awaited = placeIn(room.id, this.target?.seq) ?? this.target;
    this.moveSpan(room, changed.has("editing") ? this.editing : undefined);
    const floats = room.log.hasAfter || this.span.left(room.log.messages, "newer") > 0;
    const { place } = room.log;
    if (this.keeper.floating && !floats && place !== this.place) this.returned = true;
    this.keeper.floating = floats;
    this.place = place;
    this.speak();
  }

  /**
   * Chooses which of the held messages have rows.
   *
   * @param {Room} room
   * @param {number | undefined} edited the message that is to be changed from now on
   */
  moveSpan({ log, dividerSeq }, edited) {
    const { messages } = log;
    const begin = this.placed ? undefined : firstNews(messages, dividerSeq, this.chat?.me.id ?? "")?.seq;
    const seq = this.awaited?.seq ?? edited ?? begin;
    if (seq !== undefined && log.covers(seq)) this.span.showAround(messages, seq);
    this.span.cut(messages, this.stuck ? undefined : this.keeper.place?.seq);
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
    const top = this.drawn[this.span.in(this.drawn).from]?.seq;
    // What is taken away there may be as high as what has come elsewhere.
    if (top !== this.top) void this.complete().then(() => this.keeper.keep());
    this.top = top;
    this.see();
    this.readMoreSoon();
  }

  /**
   * Goes to a message as soon as it is held; until then it is read.
   *
   * @param {{seq: number} | ScrollPosition} target
   */
  arrive(target) {
    const { chat, room } = this;
    if (!chat || !room || room.mustReread) return;
    if (room.log.covers(target.seq)) {
      this.awaited = undefined;
      this.placed = true;
      // What stands below it has not been seen by this.
      this.stuck = false;
      this.leftAtSeq = Math.max(this.leftAtSeq, room.unread.readSeq);
      this.arriving = true;
      room.log.lookedAt = target.seq;
      void this.show(target).finally(() => {
        this.arriving = false;
        this.keepPlace();
        this.readMoreSoon();
      });
      return;
    }
    const { reading, problem } = room.log.reading("around");
    if (!problem) {
      if (!reading) void chat.reader.open(room, target.seq);
    } else if (room.log.loaded) {
      this.awaited = undefined;
      room.log.forgive("around");
      toast(refusalOf(problem));
    }
  }

  /** @param {{seq: number} | ScrollPosition} target */
  async show(target) {
    const row = () => rowAt(this, target.seq);
    if ("top" in target) return this.bring(row, target.top);
    await this.bring(row);
    const shown = row();
    if (!shown) return;
    this.marked = Number(shown.dataset.seq);
    window.setTimeout(() => (this.marked = undefined), MARKED_MS);
  }

  /**
   * Brings a row to its place, with more rows on either side where those that are drawn are too few for that.
   *
   * @param {() => HTMLElement | null | undefined} find
   * @param {number} [top]
   */
  async bring(find, top) {
    for (let times = 0; times < GROWN_TIMES_MAX; times += 1) {
      await this.complete();
      const row = find();
      const messages = this.room?.log.messages ?? [];
      const off = row ? this.keeper.show(row, top) : 0;
      if (Math.abs(off) < 1) return;
      const side = off > 0 ? "newer" : "older";
      if (!this.span.grow(messages, side) && !(await this.readOn(side))) return;
      this.requestUpdate();
    }
  }

  /**
   * Reads on where what is held doesn't fill the window: it is high, or its lines are.
   *
   * @param {"older" | "newer"} side
   * @returns {Promise<boolean>} whether there was more
   */
  async readOn(side) {
    const log = this.room?.log;
    if (!log) return false;
    const held = log.messages.length;
    await (side === "newer" ? log.newer() : log.older());
    return log.messages.length > held;
  }

  async complete() {
    await this.updateComplete;
    await Promise.all(
      [...this.querySelectorAll("fm-message")].map((one) => /** @type {LiveElement} */ (one).updateComplete),
    );
  }

  /** Opens at the line under which everything is new, or at the newest. */
  async settle() {
    await this.complete();
    if (this.querySelector(".divider"))
      await this.bring(() => /** @type {HTMLElement | null} */ (this.querySelector(".divider")));
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
      const { problem } = room.log.reading("newest");
      if (problem) toast(refusalOf(problem));
      if (room.log.hasAfter) return;
      this.requestUpdate();
      await this.complete();
    }
    this.awaited = undefined;
    if (room && this.span.left(room.log.messages, "newer") > 0) {
      this.span.showNewest(room.log.messages);
      this.requestUpdate();
      await this.complete();
    }
    this.keeper.stick();
    this.dispatchEvent(new CustomEvent("fm-present"));
  }

  render() {
    const { chat, room } = this;
    if (!chat || !room) return nothing;
    return html`<div class="scroller" tabindex="-1" @keydown=${walk}>
        <div class="timeline">${this.content(chat, room)}</div>
      </div>
      ${this.stuck ? nothing : pill(chat, room, this.leftAtSeq, () => this.stick())}
      <p class="unseen" aria-live="polite">${this.spoken}</p>`;
  }

  /**
   * @param {Chat} chat
   * @param {Room} room
   */
  content(chat, room) {
    const { messages } = room.log;
    const { from, to } = this.span.in(messages);
    // What is on its way comes after the newest.
    const atNewest = !room.log.hasAfter && to === messages.length;
    const rows = timelineOf({
      messages,
      from,
      to,
      drafts: atNewest ? chat.outbox.of(room.id) : [],
      dividerSeq: room.dividerSeq,
      me: chat.me.id,
      dayOf,
    });
    // Away from the newest nobody knows where those stand who have read further.
    const receipts = room.log.hasAfter
      ? NO_RECEIPTS
      : receiptsOf(messages.slice(from), room.readers, chat.me.id);
    const last = messages[to - 1]?.seq;
    // What was written shows even where nothing could be read yet.
    return html`${room.log.loaded ? top(chat, room, from) : notYet(chat, room, this.awaited?.seq)}
      <ol class="rows" aria-label=${say("timeline.label")}>
        ${repeat(
          rows,
          (row) => row.key,
          (row) => this.line(row, chat, room, receipts, last),
        )}
      </ol>
      ${room.log.hasAfter ? edge("newer", chat, room) : nothing}`;
  }

  /**
   * @param {Row} row
   * @param {Chat} chat
   * @param {Room} room
   * @param {Map<number, User[]>} receipts
   * @param {number | undefined} last the last message that has a row
   */
  line(row, chat, room, receipts, last) {
    const seq = "message" in row ? row.message.seq : undefined;
    return html`<li class="row ${seq !== undefined && seq === this.marked ? "marked" : ""}"
      data-seq=${seq ?? nothing} ?data-lasting=${lasts(row)}>${this.row(row, chat, room, last)}${
        row.kind === "message" ? seenBy(receipts.get(row.message.seq)) : nothing
      }</li>`;
  }

  /**
   * @param {Row} row
   * @param {Chat} chat
   * @param {Room} room
   * @param {number | undefined} last
   */
  row(row, chat, room, last) {
    switch (row.kind) {
      case "day":
        return html`<div class="day"><span>${dayNameOf(row.at, Date.now())}</span></div>`;
      case "divider":
        return html`<div class="divider" role="separator" aria-label=${say("timeline.newMessages")}>
          <span>${say("timeline.new")}</span>
        </div>`;
      case "system":
        return systemLine(row.message);
      case "draft":
        return draftView(row.draft, row.continued, chat);
      case "message":
        return this.message(row, chat, room, last);
    }
  }

  /**
   * @param {MessageRow} row
   * @param {Chat} chat
   * @param {Room} room
   * @param {number | undefined} last
   */
  message({ message, continued }, chat, room, last) {
    const blocked = chat.blocks.has(message.sender.username);
    if (blocked && !this.opened.has(message.seq)) return folded(() => this.open(message.seq));
    const quoted = message.replyTo?.sender.username;
    return html`<fm-message tabindex=${message.seq === last ? 0 : -1} .message=${message}
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

  /** @param {boolean} stuck */
  moved(stuck) {
    if (this.stuck && !stuck) this.leftAtSeq = this.room?.log.newestSeq ?? 0;
    this.stuck = stuck;
    this.keepPlace();
    this.see();
    this.readMore();
  }

  /** So that the room is found there again, and what is held there isn't let go. */
  keepPlace() {
    const { room } = this;
    if (!room || !this.placed || this.arriving || !this.isConnected) return;
    const place = this.stuck ? undefined : this.keeper.place;
    places.set(room.id, place);
    room.log.lookedAt = place?.seq;
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
    const { messages } = room.log;
    if (this.drawn !== messages) return;
    for (const [side, distance] of /** @type {const} */ ([
      ["older", keeper.top],
      ["newer", keeper.bottom],
    ])) {
      if (distance > MORE_WITHIN_PX) continue;
      if (this.span.grow(messages, side)) this.requestUpdate();
      const ends = this.span.left(messages, side) < READ_WITHIN;
      if (ends && !room.log.reading(side).problem) void room.log[side]();
    }
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
    if (room.log.messages.length > MESSAGES_SHOWN_MAX) room.trim();
  }

  /** @param {boolean} watched */
  beWatched(watched) {
    if (this.room) this.room.unread.watched = watched;
  }

  speak() {
    const { room } = this;
    if (!room?.log.loaded) return;
    const newest = this.chat && newsIn(this.chat, room).at(-1);
    if (newest && this.spokenSeq > 0 && newest.seq > this.spokenSeq && !newest.deletedAt) {
      this.spoken = `${newest.sender.displayName}: ${plainOf(bodyOf(newest).nodes)}`;
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
