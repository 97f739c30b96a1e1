import assert from "node:assert/strict";
import { test } from "node:test";
import { Room } from "../../main/client/state/rooms/room.js";
import { MessageLog } from "../../main/client/state/timeline/message-log.js";
import { BO, ME, member, message, messageChange, view } from "./fakes.js";

const bodies = (log) => log.messages.map((one) => one.body);

function openRoom() {
  const room = new Room(view(), ME.username);
  room.holding = true;
  room.log.takeNewest({ items: [message(9), message(10)], hasBefore: true, hasAfter: false });
  return room;
}

test("messages stand in order of seq, however they come", () => {
  const log = new MessageLog("ada");
  log.takeNewest({ items: [message(5), message(6)], hasBefore: true, hasAfter: false });
  log.take(message(9));
  log.take(message(8));
  log.takeOlder({ items: [message(3), message(4)], hasBefore: false, hasAfter: true });
  assert.deepEqual(
    log.messages.map((one) => one.seq),
    [3, 4, 5, 6, 8, 9],
  );
  assert.equal(log.hasBefore, false);
});

test("an edit older than the held state is ignored", () => {
  const log = new MessageLog("ada");
  log.takeNewest({ items: [message(5, { changed: 9, body: "newest" })], hasBefore: false, hasAfter: false });
  assert.equal(log.take(message(5, { changed: 7, body: "older" })), false);
  assert.deepEqual(bodies(log), ["newest"]);
});

test("an edit that comes while its page is being read isn't undone by the page", () => {
  const log = new MessageLog("ada");
  log.takeNewest({ items: [message(5)], hasBefore: true, hasAfter: false });
  log.take(message(3, { changed: 8, body: "edited" }));
  assert.deepEqual(bodies(log), ["message 5"]);
  log.takeOlder({ items: [message(3), message(4)], hasBefore: false, hasAfter: true });
  assert.deepEqual(bodies(log), ["edited", "message 4", "message 5"]);
});

test("a tombstone blanks what others quoted of it", () => {
  const log = new MessageLog("ada");
  const replyTo = { seq: 5, sender: BO, excerpt: "secret" };
  log.takeNewest({ items: [message(5), message(6, { replyTo })], hasBefore: false, hasAfter: false });
  log.take(message(5, { changed: 7, body: "", deletedAt: "2026-01-02T03:04:06.000Z" }));
  assert.equal(log.get(6).replyTo.excerpt, undefined);
});

test("trimming keeps the newest and knows that there is more", () => {
  const log = new MessageLog("ada");
  const items = Array.from({ length: 300 }, (_, index) => message(index + 1));
  log.takeNewest({ items, hasBefore: false, hasAfter: false });
  log.trim();
  assert.equal(log.messages.at(-1).seq, 300);
  assert.equal(log.messages.length, 100);
  assert.equal(log.hasBefore, true);
});

test("changes and catch-ups move the cursor, and never back", () => {
  const room = openRoom();
  assert.equal(room.resumeFrom, 10);
  room.takeChange(messageChange(11));
  assert.equal(room.resumeFrom, 11);
  room.takeCatchup({ type: "catchup", room: "r1", changes: [messageChange(12)], head: 15, more: true });
  assert.equal(room.resumeFrom, 15);
  room.takeCatchup({ type: "catchup", room: "r1", changes: [messageChange(9, { changed: 14 })], head: 15 });
  assert.equal(room.resumeFrom, 15);
});

test("after a reset nothing is held, and the head counts only when all was read anew", () => {
  const room = openRoom();
  room.takeCatchup({ type: "catchup", room: "r1", reset: true, head: 4 });
  assert.deepEqual(room.log.messages, []);
  assert.equal(room.resumeFrom, undefined);
  room.takeChange(messageChange(5));
  assert.equal(room.resumeFrom, undefined);
  room.log.takeNewest({ items: [message(3), message(4)], hasBefore: false, hasAfter: false });
  room.restored(view({ head: 4 }));
  assert.equal(room.resumeFrom, 5);
  assert.deepEqual(
    room.log.messages.map((one) => one.seq),
    [3, 4, 5],
  );
});

test("a room of which nothing is held starts at its head after each ready", () => {
  const room = new Room(view(), ME.username);
  assert.equal(room.resumeFrom, undefined);
  room.takeReady(view({ head: 30 }));
  assert.equal(room.cursor, 30);
});

test("a room that resumes keeps its cursor until its catch-up", () => {
  const room = openRoom();
  room.takeReady(view({ head: 30 }));
  assert.equal(room.resumeFrom, 10);
});

test("members come and go by their newest state", () => {
  const room = openRoom();
  room.roster.take(member(BO, 3));
  room.takeChange({
    type: "member",
    room: "r1",
    seq: 12,
    member: member(BO, 12, { role: "none" }),
    event: "left",
  });
  room.roster.take(member(BO, 3));
  assert.deepEqual(room.roster.present, []);
  assert.equal(room.view.memberCount, 1);
  room.roster.loaded = true;
  room.takeCatchup({ type: "catchup", room: "r1", changes: [], members: "reset", head: 20 });
  assert.equal(room.roster.loaded, false);
});

test("an older description doesn't come back", () => {
  const room = openRoom();
  const info = (changed, name) => ({ ...view({ changed, name }) });
  room.takeChange({ type: "room", room: "r1", seq: 12, info: info(12, "new"), event: "updated" });
  room.takeChange({ type: "room", room: "r1", seq: 12, info: info(2, "old"), event: "updated" });
  assert.equal(room.view.name, "new");
});

test("what a room has forgotten is gone here too, and doesn't come back with a late page", () => {
  const room = openRoom();
  room.takeView(view({ head: 10, readSeq: 7, unread: 2 }));
  const info = { ...view(), changed: 11, firstSeq: 10 };
  room.takeChange({ type: "room", room: "r1", seq: 11, info, event: "updated" });
  assert.deepEqual(bodies(room.log), ["message 10"]);
  assert.equal(room.log.hasBefore, false);
  assert.equal(room.unread.unsure, true);
  room.log.takeOlder({ items: [message(7), message(8)], hasBefore: true, hasAfter: true });
  assert.deepEqual(bodies(room.log), ["message 10"]);
});

test("of a large room's people one page is known, and who isn't on it may be in all the same", () => {
  const room = openRoom();
  room.roster.takePage({ items: [member(ME, 1)], next: "bo" });
  assert.deepEqual([room.roster.loaded, room.roster.complete], [true, false]);
  assert.equal(room.roster.lacks("bo"), false);
  room.roster.takePage({ items: [member(BO, 1)] });
  assert.equal(room.roster.complete, true);
  assert.equal(room.roster.lacks("cy"), true);
});

test("a page says which reactions are mine, also of a message that came live in the same state", () => {
  const log = new MessageLog("ada");
  const reactions = [{ emoji: "👍", count: 30, users: Array.from({ length: 20 }, (_, at) => `u${at}`) }];
  const live = { ...message(5, { reactions }), changed: 9 };
  log.take(live, { username: "bo", emoji: "👍", on: true });
  assert.equal(log.get(5).reactions[0].mine, false);

  const mine = reactions.map((each) => ({ ...each, mine: true }));
  log.takeNewest({ items: [{ ...live, reactions: mine }], hasBefore: false, hasAfter: false });
  assert.equal(log.get(5).reactions[0].mine, true);

  log.takeNewest({ items: [live], hasBefore: false, hasAfter: false });
  assert.equal(log.get(5).reactions[0].mine, false);
});
