import assert from "node:assert/strict";
import { test } from "node:test";
import { Unread } from "../../main/client/state/rooms/unread.js";
import { ME, message, view } from "./fakes.js";

function given(more) {
  const unread = new Unread(ME.username);
  unread.takeView(view({ head: 10, readSeq: 8, unread: 2, ...more }));
  return unread;
}

test("the server's count goes on with what comes live", () => {
  const unread = given();
  unread.takeMessage(message(11), 11);
  unread.takeMessage(message(12, { sender: ME }), 12);
  unread.takeMessage(message(13, { kind: "system" }), 13);
  assert.equal(unread.count, 3);
});

test("an edit is no new message, and one that comes twice counts once", () => {
  const unread = given();
  unread.takeMessage(message(9, { changed: 11 }), 11);
  unread.takeMessage(message(12), 12);
  unread.takeMessage(message(12, { changed: 13 }), 13);
  assert.equal(unread.count, 3);
});

test("a deleted message counts no more", () => {
  const unread = given();
  unread.takeMessage(message(11), 11);
  unread.takeMessage(message(11, { changed: 12, deletedAt: "2026" }), 12);
  unread.takeMessage(message(9, { changed: 13, deletedAt: "2026" }), 13);
  assert.equal(unread.count, 1);
});

test("reading makes it zero, and an older word from the server doesn't undo it", () => {
  const unread = given();
  unread.takeRead({ seq: 9, rev: 5, unread: 1 }, 10);
  unread.takeMessage(message(11), 11);
  unread.markRead(11);
  assert.equal(unread.count, 0);
  unread.takeRead({ seq: 8, rev: 4, unread: 9 }, 11);
  assert.equal(unread.count, 0);
  unread.takeRead({ seq: 11, rev: 6, unread: 0 }, 11);
  assert.deepEqual([unread.count, unread.readSeq], [0, 11]);
});

test("a line marks where reading stopped, but not what comes under somebody's eyes", () => {
  const unread = given();
  unread.placeDivider();
  assert.equal(unread.dividerSeq, 8);
  unread.markRead(10);
  unread.placeDivider();
  unread.watched = true;
  unread.takeMessage(message(11), 11);
  assert.equal(unread.dividerSeq, undefined);
  unread.markRead(11);
  unread.watched = false;
  unread.takeMessage(message(12), 12);
  assert.equal(unread.dividerSeq, 11);
});
