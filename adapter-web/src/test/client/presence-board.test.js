import assert from "node:assert/strict";
import { test } from "node:test";
import { PresenceBoard } from "../../main/client/state/people/presence-board.js";
import { BO, FakeTimers } from "./fakes.js";

function given() {
  const timers = new FakeTimers();
  const sent = [];
  const told = { connected: true };
  const send = (frame) => told.connected && sent.push(frame) > 0;
  const presence = new PresenceBoard({ send, timers });
  const said = () => sent.splice(0);
  return { presence, timers, said, told };
}

const typing = (username, on = true) => ({ type: "typing", room: "r1", username, on });

test("who is wanted is asked for once, and again on each connection", () => {
  const { presence, said } = given();
  presence.want("room", ["cleo", "bo"]);
  presence.want("room", ["bo", "cleo"]);
  assert.deepEqual(said(), [{ type: "watch", users: ["bo", "cleo"] }]);
  presence.disconnected();
  presence.connected();
  assert.deepEqual(said(), [{ type: "watch", users: ["bo", "cleo"] }]);
});

test("what is told of somebody counts more than what was read", () => {
  const { presence } = given();
  assert.equal(presence.standing(BO).state, "online");
  presence.want("room", ["bo"]);
  presence.takePresence({ type: "presence", username: "bo", state: "offline", lastSeenAt: "2026-02-03T12:00:00.000Z" });
  assert.deepEqual(presence.standing(BO), { state: "offline", since: "2026-02-03T12:00:00.000Z" });
});

test("nobody more than the server takes is asked for", () => {
  const { presence, said } = given();
  presence.want("room", Array.from({ length: 300 }, (_, number) => `user${number}`));
  assert.equal(said()[0].users.length, 200);
});

test("somebody types until they stop, say it, or are forgotten", async () => {
  const { presence, timers } = given();
  presence.takeTyping(typing("bo"));
  presence.takeTyping(typing("cleo"));
  presence.takeTyping(typing("dan"));
  assert.deepEqual(presence.typists("r1"), ["bo", "cleo", "dan"]);
  presence.takeTyping(typing("bo", false));
  presence.stopped("r1", "cleo");
  assert.deepEqual(presence.typists("r1"), ["dan"]);
  await timers.pass(8_000);
  assert.deepEqual(presence.typists("r1"), []);
});

test("somebody who goes on typing isn't forgotten", async () => {
  const { presence, timers } = given();
  presence.takeTyping(typing("bo"));
  await timers.pass(5_000);
  presence.takeTyping(typing("bo"));
  await timers.pass(5_000);
  assert.deepEqual(presence.typists("r1"), ["bo"]);
});

test("that I type is said at once, each three seconds, and at the end", async () => {
  const { presence, timers, said } = given();
  for (let key = 0; key < 10; key += 1) {
    presence.type("r1");
    await timers.pass(500);
  }
  assert.deepEqual(said(), [
    { type: "typing", room: "r1", on: true },
    { type: "typing", room: "r1", on: true },
  ]);
  await timers.pass(5_000);
  assert.deepEqual(said(), [{ type: "typing", room: "r1", on: false }]);
  presence.typeNoMore();
  assert.deepEqual(said(), []);
});

test("who goes to another room types in the first no more", () => {
  const { presence, said } = given();
  presence.type("r1");
  presence.type("r2");
  assert.deepEqual(
    said().map(({ room, on }) => [room, on]),
    [
      ["r1", true],
      ["r1", false],
      ["r2", true],
    ],
  );
});

test("a lost connection forgets who typed, and a new one knows that I am away", () => {
  const { presence, said } = given();
  presence.takeTyping(typing("bo"));
  presence.turn(true);
  presence.turn(true);
  assert.deepEqual(said(), [{ type: "idle", on: true }]);
  presence.disconnected();
  assert.deepEqual(presence.typists("r1"), []);
  presence.connected();
  assert.deepEqual(said(), [{ type: "idle", on: true }]);
});
