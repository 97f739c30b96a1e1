import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../main/client/net/problem.js";
import { FAVOURITES, Sections } from "../../main/client/state/rooms/sections.js";
import { FakeTimers, counter, settled } from "./fakes.js";

/** Keeps sections as the server does: each arrangement must follow the one before it. */
class FakeServer {
  kept = { rev: 0, sections: [] };
  arranged = 0;

  sections = async () => structuredClone(this.kept);

  arrange = async ({ rev, sections }) => {
    this.arranged += 1;
    if (rev !== this.kept.rev) throw new Problem("conflict", "Arranged otherwise meanwhile.");
    this.kept = { rev: rev + 1, sections: structuredClone(sections) };
    return structuredClone(this.kept);
  };
}

function device(api, name) {
  return new Sections({
    api,
    timers: new FakeTimers(),
    random: () => 0.5,
    newId: counter(name),
  });
}

async function connected(api, name = "s") {
  const sections = device(api, name);
  sections.connected(false);
  await settled();
  return sections;
}

test("a room is in one section at most, and favourites come first and go with their last room", async () => {
  const api = new FakeServer();
  const sections = await connected(api);
  await sections.create("Work", "r1");
  await sections.move("r2", FAVOURITES);
  assert.deepEqual(
    sections.all.map(({ name, rooms }) => [name, rooms]),
    [
      ["Favourites", ["r2"]],
      ["Work", ["r1"]],
    ],
  );
  await sections.move("r2", sections.of("r1").id);
  assert.deepEqual(
    sections.all.map(({ name, rooms }) => [name, rooms]),
    [["Work", ["r1", "r2"]]],
  );
  await sections.move("r1");
  assert.equal(sections.of("r1"), undefined);
});

test("what two devices arrange at once is kept of both", async () => {
  const api = new FakeServer();
  const one = await connected(api);
  const other = await connected(api, "t");
  await one.create("Work", "r1");
  await other.create("Play", "r2");
  assert.deepEqual(
    other.all.map(({ name, rooms }) => [name, rooms]),
    [
      ["Work", ["r1"]],
      ["Play", ["r2"]],
    ],
  );
});

test("an arrangement that is always overtaken ends in a problem", async () => {
  const api = new FakeServer();
  const sections = await connected(api);
  api.sections = async () => {
    api.kept = { ...api.kept, rev: api.kept.rev + 1 };
    return { rev: api.kept.rev - 1, sections: [] };
  };
  api.kept.rev = 7;
  await assert.rejects(sections.move("r1", FAVOURITES), { code: "conflict" });
  assert.equal(api.arranged, 4);
});

test("rooms and sections change places, and those that aren't shown don't stand in the way", async () => {
  const sections = await connected(new FakeServer());
  await sections.create("Work", "r1");
  await sections.create("Play", "r4");
  const work = sections.of("r1").id;
  await sections.move("gone", work);
  await sections.move("r2", work);
  await sections.shiftRoom("r2", -1, (id) => id !== "gone");
  assert.deepEqual(sections.of("r1").rooms, ["r2", "r1", "gone"]);
  const rooms = [{ id: "r1" }, { id: "r2" }];
  assert.deepEqual(
    sections.roomsOf(sections.of("r1"), rooms).map(({ id }) => id),
    ["r2", "r1"],
  );
  await sections.shiftRoom("r2", -1, (id) => id !== "gone");
  assert.deepEqual(sections.of("r1").rooms, ["r2", "r1", "gone"]);
  await sections.shift(work, 1);
  assert.deepEqual(
    sections.all.map(({ name }) => name),
    ["Play", "Work"],
  );
  await sections.shift(work, 1);
  assert.deepEqual(
    sections.all.map(({ name }) => name),
    ["Play", "Work"],
  );
});

test("older numbers change nothing, unless another history has begun", async () => {
  const api = new FakeServer();
  const sections = await connected(api);
  sections.take({ rev: 5, sections: [{ id: "a", name: "A", rooms: [] }] });
  sections.take({ rev: 4, sections: [] });
  assert.equal(sections.all.length, 1);
  api.kept = { rev: 2, sections: [] };
  sections.connected(false);
  await settled();
  assert.equal(sections.all.length, 1);
  sections.connected(true);
  await settled();
  assert.equal(sections.all.length, 0);
});
