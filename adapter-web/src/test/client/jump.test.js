import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../main/client/net/problem.js";
import { Room } from "../../main/client/state/rooms/room.js";
import { RoomReader } from "../../main/client/state/rooms/room-reader.js";
import { pathTo, routeOf } from "../../main/client/state/route.js";
import { FakeTimers, ME, message, messageChange, settled, view } from "./fakes.js";

const PAGE = 4;

/** A room of 40 messages whose answers come at once, or when the test lets them. */
function given() {
  const world = { asked: [], held: undefined, last: 40, broken: false };
  const page = ({ before, after, around }) => {
    const all = Array.from({ length: world.last }, (_, at) => at + 1);
    const within = all.filter((seq) => (before ? seq < before : true) && (after ? seq > after : true));
    const from = around ? Math.max(0, around - 1 - PAGE / 2) : after ? 0 : Math.max(0, within.length - PAGE);
    const seqs = within.slice(from, from + PAGE);
    return {
      items: seqs.map((seq) => message(seq)),
      hasBefore: (seqs[0] ?? 1) > 1,
      hasAfter: (seqs.at(-1) ?? world.last) < world.last,
    };
  };
  const api = {
    messages: async (_, where = {}) => {
      world.asked.push(where);
      if (world.broken) throw new Problem("unavailable", "down");
      const answer = page(where);
      if (world.held) await world.held;
      return answer;
    },
  };
  world.room = new Room(view({ head: 40 }), ME.username, (where) => api.messages("r1", where));
  world.reader = new RoomReader({ api, timers: new FakeTimers(), random: () => 0.5 });
  world.seqs = () => world.room.log.messages.map(({ seq }) => seq);
  return world;
}

test("a room is opened at an older message, and read on from there to both sides without a gap", async () => {
  const { room, reader, seqs } = given();
  await reader.open(room, 20);
  assert.deepEqual(seqs(), [18, 19, 20, 21]);
  assert.deepEqual([room.log.hasBefore, room.log.hasAfter], [true, true]);
  await room.log.newer();
  await room.log.older();
  assert.deepEqual(seqs(), [14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
});

test("what comes live is kept, and shown when the window has reached it", async () => {
  const world = given();
  const { room, reader, seqs } = world;
  await reader.open(room, 36);
  room.takeChange(messageChange(41));
  world.last = 41;
  assert.deepEqual(seqs(), [34, 35, 36, 37]);
  await room.log.newer();
  assert.deepEqual(seqs().slice(-2), [40, 41]);
  assert.equal(room.log.hasAfter, false);
  room.takeChange(messageChange(42));
  assert.equal(seqs().at(-1), 42);
});

test("an edit of what is out of sight is there when it comes into sight", async () => {
  const { room, reader } = given();
  await reader.open(room, 20);
  room.takeChange(messageChange(24, { changed: 41, body: "better" }));
  await room.log.newer();
  assert.equal(room.log.get(24).body, "better");
});

test("the present is read anew, and nothing of the place before is shown with it", async () => {
  const { room, reader, seqs, asked } = given();
  await reader.open(room, 20);
  await reader.open(room);
  assert.deepEqual(seqs(), [37, 38, 39, 40]);
  await reader.open(room);
  await reader.open(room, 38);
  assert.equal(asked.length, 2, "what is held isn't asked for again");
});

test("an answer that belongs beside another place is thrown away", async () => {
  const world = given();
  const { room, reader, seqs } = world;
  await reader.open(room, 20);
  let release;
  world.held = new Promise((resolve) => (release = resolve));
  const late = room.log.newer();
  world.held = undefined;
  await reader.open(room);
  release();
  await late;
  await settled();
  assert.deepEqual(seqs(), [37, 38, 39, 40]);
  assert.equal(room.log.hasAfter, false);
});

test("an answer to a question of before a reset is thrown away", async () => {
  const world = given();
  const { room, reader } = world;
  let release;
  world.held = new Promise((resolve) => (release = resolve));
  const late = reader.open(room, 20);
  room.reset(50);
  release();
  await late;
  assert.equal(room.log.loaded, false);
});

test("a place that can't be read is said, and nothing is shown for it", async () => {
  const world = given();
  world.broken = true;
  await world.reader.open(world.room, 20);
  assert.equal(world.room.log.reading("around").problem.code, "unavailable");
  assert.equal(world.room.log.loaded, false);
});

test("a message has an address, below that of its room", () => {
  const named = { id: "r1", kind: "room", name: "tea & cake", visibility: "public" };
  assert.equal(pathTo(named, 42), "/r/tea%20%26%20cake/42");
  assert.equal(pathTo(named, undefined), "/r/tea%20%26%20cake");
  assert.deepEqual(routeOf("/r/tea%20%26%20cake/42"), { page: "room", room: "tea & cake", seq: 42 });
  assert.deepEqual(routeOf("/r/tea/42/"), { page: "room", room: "tea", seq: 42 });
  assert.deepEqual(routeOf("/r/tea"), { page: "room", room: "tea" });
  assert.deepEqual(routeOf("/r/tea/0"), { page: "room", room: "tea", seq: 1 });
  assert.deepEqual(routeOf("/r/42"), { page: "room", room: "42" });
  assert.deepEqual(routeOf("/r/tea/soon"), { page: "room", room: "tea/soon" });
  assert.deepEqual(routeOf("/r/%zz"), { page: "room", room: "%zz" });
});
