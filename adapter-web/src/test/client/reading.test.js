import assert from "node:assert/strict";
import { test } from "node:test";
import { callsOf, levelOf, meantIn } from "../../main/client/state/rooms/notifications.js";
import { ReadMarks } from "../../main/client/state/rooms/read-marks.js";
import { receiptsOf } from "../../main/client/state/timeline/receipts.js";
import { Room } from "../../main/client/state/rooms/room.js";
import { Roster } from "../../main/client/state/people/roster.js";
import { BO, ME, message, view } from "./fakes.js";

const NOW = Date.parse("2026-02-03T12:00:00.000Z");

function change(seq, more = {}) {
  const one = message(seq, more);
  return { type: "message", room: "r1", seq: one.changed, message: one };
}

function room(more) {
  return new Room(view({ head: 10, readSeq: 8, unread: 2, mentions: 1, ...more }), ME.username);
}

test("a room calls by all, by mentions or by nothing, and by nothing while it is muted", () => {
  const one = room();
  assert.equal(callsOf(one, NOW), 2);
  one.takeMine({ level: "mentions" });
  assert.equal(callsOf(one, NOW), 1);
  one.takeMine({ level: "nothing" });
  assert.equal(callsOf(one, NOW), 0);
  one.takeMine({ mutedUntil: "2026-02-03T12:00:01.000Z" });
  assert.equal(callsOf(one, NOW), 0);
  assert.equal(levelOf(one.view.mine, NOW + 2_000), "all");
});

test("what names me means me, and so does all that is written to me directly, unless it is muted", () => {
  assert.equal(meantIn(room(), NOW), 1);
  assert.equal(meantIn(room({ mentions: 0 }), NOW), 0);
  const direct = room({ kind: "direct", mentions: 0 });
  assert.equal(meantIn(direct, NOW), 2);
  direct.takeMine({ mutedUntil: "2026-02-03T12:00:01.000Z" });
  assert.equal(meantIn(direct, NOW), 0);
});

test("live messages that name me are mentions until they don't", () => {
  const one = room();
  one.takeChange(change(11, { mentions: [ME.username] }));
  one.takeChange(change(12));
  assert.deepEqual([one.unread.count, one.unread.mentions], [4, 2]);
  one.takeChange(change(11, { mentions: [], changed: 13 }));
  assert.deepEqual([one.unread.count, one.unread.mentions], [4, 1]);
  one.takeChange(change(12, { mentions: [ME.username], changed: 14 }));
  assert.equal(one.unread.mentions, 2);
});

test("an edit of what the server has counted makes the count unsure where mentions are in play", () => {
  const plain = room({ mentions: 0 });
  plain.takeChange(change(9, { changed: 11 }));
  assert.equal(plain.unread.unsure, false);
  plain.takeChange(change(9, { changed: 12, mentions: [ME.username] }));
  assert.equal(plain.unread.unsure, true);
  plain.takeView(view({ head: 12, readSeq: 8, unread: 2, mentions: 1 }));
  assert.deepEqual([plain.unread.unsure, plain.unread.mentions], [false, 1]);
});

test("a room that is kept unread isn't marked as read until it is opened anew", async () => {
  const sent = [];
  const asked = [];
  const api = { unreadAfter: async (id, seq) => void asked.push([id, seq]) };
  const marks = new ReadMarks({ api, send: (frame) => sent.push(frame) > 0 });
  const one = room();
  marks.read(one, 10);
  await marks.unread(one, 8);
  one.unread.takeRead({ seq: 8, rev: 2, unread: 2, mentions: 1 }, 10);
  marks.read(one, 10);
  assert.deepEqual([sent.length, one.unread.count, one.unread.dividerSeq], [1, 2, 8]);
  assert.deepEqual(asked, [["r1", 8]]);
  one.unread.kept = false;
  marks.read(one, 10);
  assert.deepEqual([sent.length, one.unread.count], [2, 0]);
});

test("a wish that fails leaves the room as it was", async () => {
  const api = { unreadAfter: async () => Promise.reject(new Error("no line")) };
  const marks = new ReadMarks({ api, send: () => true });
  const one = room();
  await assert.rejects(marks.unread(one, 8));
  assert.equal(one.unread.kept, false);
});

test("another device that marks it as unread isn't undone by this one, and a late answer isn't taken for that", () => {
  const one = room();
  one.unread.markRead(10);
  // The answer to a mark set before that.
  one.unread.takeRead({ seq: 9, rev: 1, unread: 1 }, 10);
  assert.equal(one.unread.kept, false);
  one.unread.takeRead({ seq: 10, rev: 2, unread: 0 }, 10);
  one.unread.takeRead({ seq: 8, rev: 3, unread: 2 }, 10);
  assert.equal(one.unread.kept, true);
});

test("others are shown at the last message that they have read, unless they wrote it", () => {
  const roster = new Roster();
  const member = (user, readSeq) => ({ user, role: "member", readSeq, changed: 1 });
  roster.take(member(ME, 12));
  roster.take(member(BO, 11));
  roster.take(member({ ...BO, id: "u3", username: "cy" }, 12));
  const messages = [message(11, { sender: ME }), message(12, { sender: BO }), message(13, { kind: "system" })];
  const receipts = receiptsOf(messages, roster, ME.id);
  assert.deepEqual(
    [...receipts].map(([seq, users]) => [seq, users.map(({ username }) => username)]),
    [
      [11, ["bo"]],
      [12, ["cy"]],
    ],
  );
  roster.hasRead("bo", 12);
  assert.equal(receiptsOf(messages, roster, ME.id).has(11), false);
});

test("what came after the server counted isn't lost with its word, and what it counted isn't counted twice", () => {
  const one = room({ unread: 0, readSeq: 10, mentions: 0 });
  one.takeChange(change(11));
  one.takeChange(change(12));
  one.unread.takeRead({ seq: 10, rev: 1, unread: 1, mentions: 0, head: 11 }, 12);
  assert.equal(one.unread.count, 2);
  one.unread.takeRead({ seq: 10, rev: 2, unread: 3, mentions: 0, head: 13 }, 12);
  one.takeChange(change(13));
  assert.equal(one.unread.count, 3);
});

test("a room that another device marked as unread is read again when it is looked at", () => {
  const sent = [];
  const marks = new ReadMarks({ api: {}, send: (frame) => sent.push(frame) > 0 });
  const one = room();
  marks.read(one, 10);
  one.unread.takeRead({ seq: 10, rev: 1, unread: 0, head: 10 }, 10);
  one.unread.takeRead({ seq: 8, rev: 2, unread: 2, head: 10 }, 10);
  one.unread.kept = false;
  marks.read(one, 10);
  assert.equal(sent.length, 2);
});
