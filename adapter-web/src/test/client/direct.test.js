import assert from "node:assert/strict";
import { test } from "node:test";
import { PresenceBoard } from "../../main/client/state/people/presence-board.js";
import { Room } from "../../main/client/state/rooms/room.js";
import { BO, FakeTimers, ME, messageChange, view } from "./fakes.js";

const DIRECT = { kind: "direct", visibility: "private", members: [ME, BO], mine: { closedSeq: 10 } };
const direct = (more = {}) => new Room(view({ ...DIRECT, ...more }), ME.username);

test("a conversation that was put away is out of sight until something is said in it", () => {
  const room = direct();
  assert.equal(room.closed, true);
  room.takeChange(messageChange(4, { changed: 11, editedAt: "2026-01-02T03:05:00.000Z" }));
  assert.equal(room.closed, true, "an old message that was changed says nothing new");
  room.takeChange(messageChange(12));
  assert.equal(room.closed, false);
  room.takeMine({ closedSeq: 12 });
  assert.equal(room.closed, true);
  room.takeMine({});
  assert.equal(room.closed, false);
});

test("what is told late of an older moment puts nothing away", () => {
  const room = direct({ mine: {} });
  room.takeChange(messageChange(12));
  room.takeMine({ closedSeq: 11 });
  assert.equal(room.closed, false);
});

test("a new view is the truth again, also in another history", () => {
  const room = direct({ mine: {} });
  room.takeChange(messageChange(12));
  room.takeReady(view({ kind: "direct", head: 3, changed: 1, mine: { closedSeq: 3 } }));
  assert.equal(room.closed, true);
});

test("parts of the page want people known without forgetting each other's", () => {
  const sent = [];
  const presence = new PresenceBoard({
    send: (frame) => sent.push(frame) > 0,
    timers: new FakeTimers(),
  });
  const many = Array.from({ length: 250 }, (_, number) => `member${number}`);
  presence.want("direct", ["bo"]);
  presence.want("room", many);
  assert.equal(sent.at(-1).users.length, 200);
  assert.equal(sent.at(-1).users.includes("bo"), true);
  presence.want("room", []);
  assert.deepEqual(sent.at(-1).users, ["bo"]);
  presence.takePresence({ type: "presence", username: "bo", state: "away" });
  presence.want("room", ["bo", "cleo"]);
  assert.equal(presence.standing({ username: "bo" }).state, "away");
});
