import assert from "node:assert/strict";
import { test } from "node:test";
import { Company } from "../../main/client/state/company.js";
import { BO, FakeTimers } from "./fakes.js";

function given() {
  const timers = new FakeTimers();
  const sent = [];
  const told = { changes: 0, connected: true };
  const send = (frame) => told.connected && sent.push(frame) > 0;
  const company = new Company({ send, timers, onChange: () => (told.changes += 1) });
  const said = () => sent.splice(0);
  return { company, timers, said, told };
}

const typing = (username, on = true) => ({ type: "typing", room: "r1", username, on });

test("who is wanted is asked for once, and again on each connection", () => {
  const { company, said } = given();
  company.want("room", ["cleo", "bo"]);
  company.want("room", ["bo", "cleo"]);
  assert.deepEqual(said(), [{ type: "watch", users: ["bo", "cleo"] }]);
  company.disconnected();
  company.connected();
  assert.deepEqual(said(), [{ type: "watch", users: ["bo", "cleo"] }]);
});

test("what is told of somebody counts more than what was read", () => {
  const { company } = given();
  assert.equal(company.standing(BO).state, "online");
  company.want("room", ["bo"]);
  company.takePresence({ type: "presence", username: "bo", state: "offline", lastSeenAt: "2026-02-03T12:00:00.000Z" });
  assert.deepEqual(company.standing(BO), { state: "offline", since: "2026-02-03T12:00:00.000Z" });
});

test("nobody more than the server takes is asked for", () => {
  const { company, said } = given();
  company.want("room", Array.from({ length: 300 }, (_, number) => `user${number}`));
  assert.equal(said()[0].users.length, 200);
});

test("somebody types until they stop, say it, or are forgotten", async () => {
  const { company, timers } = given();
  company.takeTyping(typing("bo"));
  company.takeTyping(typing("cleo"));
  company.takeTyping(typing("dan"));
  assert.deepEqual(company.typists("r1"), ["bo", "cleo", "dan"]);
  company.takeTyping(typing("bo", false));
  company.stopped("r1", "cleo");
  assert.deepEqual(company.typists("r1"), ["dan"]);
  await timers.pass(8_000);
  assert.deepEqual(company.typists("r1"), []);
});

test("somebody who goes on typing isn't forgotten", async () => {
  const { company, timers } = given();
  company.takeTyping(typing("bo"));
  await timers.pass(5_000);
  company.takeTyping(typing("bo"));
  await timers.pass(5_000);
  assert.deepEqual(company.typists("r1"), ["bo"]);
});

test("that I type is said at once, each three seconds, and at the end", async () => {
  const { company, timers, said } = given();
  for (let key = 0; key < 10; key += 1) {
    company.type("r1");
    await timers.pass(500);
  }
  assert.deepEqual(said(), [
    { type: "typing", room: "r1", on: true },
    { type: "typing", room: "r1", on: true },
  ]);
  await timers.pass(5_000);
  assert.deepEqual(said(), [{ type: "typing", room: "r1", on: false }]);
  company.typeNoMore();
  assert.deepEqual(said(), []);
});

test("who goes to another room types in the first no more", () => {
  const { company, said } = given();
  company.type("r1");
  company.type("r2");
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
  const { company, said } = given();
  company.takeTyping(typing("bo"));
  company.turn(true);
  company.turn(true);
  assert.deepEqual(said(), [{ type: "idle", on: true }]);
  company.disconnected();
  assert.deepEqual(company.typists("r1"), []);
  company.connected();
  assert.deepEqual(said(), [{ type: "idle", on: true }]);
});
