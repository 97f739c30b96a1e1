import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../main/client/state/composer/outbox.js";
import { OutboxShelf } from "../../main/client/state/composer/outbox-shelf.js";
import { counter, fakeStorage, FakeTimers, ME, message } from "./fakes.js";

function given(storage = fakeStorage()) {
  const world = { storage, timers: new FakeTimers(), sent: [], connected: true, features: new Set() };
  world.outbox = new Outbox({
    shelf: new OutboxShelf(storage, ME.id),
    send: (frame) => {
      if (world.connected) world.sent.push(frame);
      return world.connected;
    },
    usable: (feature) => world.features.has(feature),
    newId: counter("c"),
    timers: world.timers,
    random: () => 0.5,
  });
  world.phases = () => world.outbox.of("r1").map((draft) => draft.phase);
  world.mine = (seq, clientId) => message(seq, { sender: ME, clientId });
  return world;
}

test("a message is shown at once and kept until its ack", () => {
  const { outbox, storage, sent, phases } = given();
  outbox.write("r1", "hello");
  assert.deepEqual(sent, [{ type: "post", ref: "c1", room: "r1", clientId: "c1", body: "hello" }]);
  assert.deepEqual(phases(), ["sent"]);
  assert.equal(storage.length, 1);
  outbox.acked({ type: "ack", ref: "c1", room: "r1", seq: 7 });
  assert.equal(storage.length, 0);
  assert.deepEqual(phases(), ["stored"]);
});

test("its own change takes the draft's place, whether it comes before or after the ack", () => {
  const { outbox, phases, mine } = given();
  outbox.write("r1", "hello");
  outbox.arrived(mine(7, "c1"));
  assert.deepEqual(phases(), []);
  outbox.acked({ type: "ack", ref: "c1", room: "r1", seq: 7 });
  assert.deepEqual(phases(), []);
  outbox.write("r1", "again");
  outbox.acked({ type: "ack", ref: "c2", room: "r1", seq: 8 });
  outbox.arrived(mine(8, "c2"));
  assert.deepEqual(phases(), []);
});

test("after a reconnect the same clientId is posted again, until it is acked, and no more", () => {
  const { outbox, sent, phases } = given();
  outbox.write("r1", "hello");
  outbox.disconnected();
  outbox.connected();
  outbox.disconnected();
  outbox.connected();
  assert.deepEqual(
    sent.map((frame) => frame.clientId),
    ["c1", "c1", "c1"],
  );
  outbox.acked({ type: "ack", ref: "c1", room: "r1", seq: 7, duplicate: true });
  outbox.disconnected();
  outbox.connected();
  assert.equal(sent.length, 3);
  assert.deepEqual(phases(), ["stored"]);
  outbox.reached("r1", 7);
  assert.deepEqual(phases(), []);
});

test("a message that came by the catch-up isn't posted again", () => {
  const world = given();
  world.outbox.write("r1", "hello");
  world.outbox.disconnected();
  world.connected = false;
  world.outbox.arrived(world.mine(7, "c1"));
  world.connected = true;
  world.outbox.connected();
  assert.equal(world.sent.length, 1);
});

test("what is written offline goes out in the order of writing, one by one in a room", () => {
  const world = given();
  world.connected = false;
  for (const body of ["one", "two", "three"]) world.outbox.write("r1", body);
  world.outbox.write("r2", "elsewhere");
  world.connected = true;
  world.outbox.connected();
  assert.deepEqual(
    world.sent.map((frame) => frame.body),
    ["one", "elsewhere"],
  );
  world.outbox.acked({ type: "ack", ref: "c1", room: "r1", seq: 5 });
  assert.equal(world.sent.at(-1).body, "two");
  world.outbox.arrived(world.mine(6, "c2"));
  assert.equal(world.sent.at(-1).body, "three");
  assert.equal(world.sent.length, 4);
});

for (const code of ["unavailable", "rate_limited"]) {
  test(`${code} is no final answer: the same post is tried later, before those after it`, async () => {
    const { outbox, sent, timers, phases } = given();
    outbox.write("r1", "one");
    outbox.write("r1", "two");
    outbox.nacked({ type: "nack", ref: "c1", code, detail: "", retryAfterMs: 5_000 });
    assert.deepEqual(phases(), ["waiting", "waiting"]);
    await timers.pass(4_900);
    assert.equal(sent.length, 1);
    await timers.pass(200);
    assert.deepEqual(
      sent.map((frame) => frame.clientId),
      ["c1", "c1"],
    );
  });
}

test("any other nack is final and shown, and those after it go on", () => {
  const { outbox, sent, phases, storage } = given();
  outbox.write("r1", "one");
  outbox.write("r1", "two");
  outbox.nacked({ type: "nack", ref: "c1", code: "forbidden", detail: "You are muted." });
  assert.deepEqual(phases(), ["failed", "sent"]);
  assert.equal(outbox.of("r1")[0].detail, "You are muted.");
  outbox.acked({ type: "ack", ref: "c2", room: "r1", seq: 9 });
  outbox.tryAgain("c1");
  assert.deepEqual(
    sent.map((frame) => frame.clientId),
    ["c1", "c2", "c1"],
  );
  outbox.nacked({ type: "nack", ref: "c1", code: "forbidden", detail: "Still." });
  outbox.discard("c1");
  assert.deepEqual(phases(), ["stored"]);
  assert.equal(storage.length, 0);
});

test("a post without any answer is asked for again", async () => {
  const { outbox, sent, timers } = given();
  outbox.write("r1", "hello");
  await timers.pass(25_000);
  assert.deepEqual(
    sent.map((frame) => frame.clientId),
    ["c1", "c1"],
  );
});

test("a reload loses nothing and keeps the order; another user's messages are not touched", () => {
  const storage = fakeStorage();
  const before = given(storage);
  before.connected = false;
  for (const body of ["one", "two"]) before.outbox.write("r1", body);
  new OutboxShelf(storage, "somebody").put({
    clientId: "x",
    room: "r1",
    body: "theirs",
    order: 1,
    phase: "waiting",
  });
  const after = given(storage);
  after.outbox.connected();
  assert.deepEqual(
    after.outbox.of("r1").map((draft) => draft.body),
    ["one", "two"],
  );
  assert.equal(after.sent[0].clientId, "c1");
  after.outbox.clear();
  assert.equal(storage.length, 1);
});

test("what needs a feature that not every replica knows waits, also over a reload, and holds up nothing else", () => {
  const { outbox, storage } = given();
  outbox.write("r1", "in a thread", undefined, ["threads"]);
  outbox.write("r1", "plain");
  outbox.acked({ type: "ack", ref: "c2", room: "r1", seq: 7 });
  assert.deepEqual(
    outbox.of("r1").map((draft) => draft.phase),
    ["waiting", "stored"],
  );

  const reloaded = given(storage);
  reloaded.outbox.connected();
  assert.deepEqual(reloaded.sent, []);
  reloaded.features.add("threads");
  reloaded.outbox.featuresRose();
  assert.deepEqual(
    reloaded.sent.map((frame) => frame.body),
    ["in a thread"],
  );
});
