/** @import { Api } from "../api.js" */
/** @import { Room } from "./room.js" */

/**
 * @typedef {object} MarksGiven
 * @property {Api} api
 * @property {(frame: {type: "read", room: string, seq: number}) => boolean} send false when there is no connection
 */

/** Tells the server how far I have read. */
export class ReadMarks {
  #given;
  /** @param {MarksGiven} given */
  constructor(given) {
    this.#given = given;
  }

  /**
   * Everything up to seq has been seen.
   *
   * @param {Room} room
   * @param {number} seq
   */
  read(room, seq) {
    const { unread } = room;
    if (unread.kept || seq <= unread.readSeq) return;
    if (!this.#given.send({ type: "read", room: room.id, seq })) return;
    unread.markRead(seq);
    room.countsMoved();
  }

  /**
   * Everything after seq is to be unread, although it has been seen.
   *
   * @param {Room} room
   * @param {number} seq
   */
  async unread(room, seq) {
    const before = room.unread.kept;
    room.unread.kept = true;
    try {
      await this.#given.api.unreadAfter(room.id, seq);
    } catch (thrown) {
      room.unread.kept = before;
      throw thrown;
    }
    room.dividerSeq = seq;
  }

  /**
   * Everything that came here counts as read.
   *
   * @param {Room[]} rooms
   */
  async readAll(rooms) {
    const heads = rooms
      .filter((room) => room.unread.count > 0)
      .map((room) => [room.id, Math.max(room.cursor ?? 0, room.view.head)]);
    if (heads.length > 0) await this.#given.api.readAll(Object.fromEntries(heads));
  }
}
