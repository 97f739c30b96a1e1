import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../main/client/net/problem.js";
import { Chat } from "../../main/client/state/chat.js";
import {
  counter,
  fakeStorage,
  FakeSocket,
  FakeTimers,
  ME,
  member,
  message,
  messageChange,
  settled,
  view,
} from "./fakes.js";

/** A chat whose socket and HTTP answers are in the test's hand. */
async function given({ rooms = [view()], open = true } = {}) {
  const world = {
    timers: new FakeTimers(),
    sockets: [],
    page: [message(9), message(10)],
    blocked: [],
    reads: [],
    broken: 0,
  };
  const read = (what, answer) => async () => {
    world.reads.push(what);
    if (world.broken > 0) {
      world.broken -= 1;
      throw new Problem("unavailable", "down");
    }
    return answer();
  };
  const api = {
    messages: read("messages", () => ({ items: world.page, hasBefore: false, hasAfter: false })),
    members: read("members", () => ({ items: [member(ME, 1)] })),
    room: read("room", () => world.view),
    me: async () => ME,
    blocked: read("blocks", () => world.blocked),
    renew: async () => true,
  };
  world.chat = new Chat(ME, {
    api,
    openSocket: () => {
      world.sockets.push(new FakeSocket());
      return world.sockets.at(-1);
    },
    storage: fakeStorage(),
    timers: world.timers,
    random: () => 0.5,
    newId: counter("c"),
  });
  world.ready = (more = {}) => {
    const socket = world.sockets.at(-1);
    socket.open();
    socket.hear({ type: "ready", user: ME, rooms, epoch: "e1", heartbeatMs: 30_000, ...more });
    return socket;
  };
  world.comeBack = async (more) => {
    world.sockets.at(-1).drop(1001);
    await world.timers.pass(3_000);
    return world.ready(more);
  };
  world.chat.start();
  world.socket = world.ready();
  world.room = world.chat.room("r1");
  if (open) await world.chat.open(world.room);
  await settled();
  return world;
}

const seqs = (room) => room.log.messages.map((one) => one.seq);

test("an ack never moves the cursor: what was committed before it may still be on its way", async () => {
  const { chat, socket, room, comeBack } = await given();
  chat.outbox.write("r1", "mine");
  socket.hear({ type: "ack", ref: "c1", room: "r1", seq: 12 });
  assert.equal(room.cursor, 10);
  const next = await comeBack();
  assert.deepEqual(next.sent[0].cursors, { r1: 10 });
  assert.equal(next.sent[0].epoch, "e1");
  const changes = [messageChange(11), messageChange(12, { sender: ME, clientId: "c1", body: "mine" })];
  next.hear({ type: "catchup", room: "r1", changes, head: 12, more: false, reset: false });
  assert.deepEqual(seqs(room), [9, 10, 11, 12]);
  assert.deepEqual(chat.outbox.of("r1"), []);
});

test("a post whose answer was lost is asked for again and stands once", async () => {
  const { chat, room, comeBack } = await given();
  chat.outbox.write("r1", "mine");
  const next = await comeBack();
  assert.equal(next.ofType("post")[0].clientId, "c1");
  const change = messageChange(11, { sender: ME, clientId: "c1" });
  next.hear({ type: "catchup", room: "r1", changes: [change], head: 11, more: false });
  next.hear({ type: "ack", ref: "c1", room: "r1", seq: 11, duplicate: true });
  assert.deepEqual(seqs(room), [9, 10, 11]);
  assert.deepEqual(chat.outbox.of("r1"), []);
});

test("a reset reads everything anew, tries until it can, and only then has a cursor", async () => {
  const world = await given();
  const { room, chat, timers } = world;
  const socket = await world.comeBack();
  world.page = [message(1), message(2)];
  world.view = view({ head: 3 });
  world.broken = 3;
  socket.hear({ type: "catchup", room: "r1", head: 3, reset: true });
  await settled();
  assert.equal(room.resumeFrom, undefined);
  assert.equal(chat.connection, "catchingUp");
  socket.hear(messageChange(4));
  await timers.pass(5_000);
  assert.deepEqual(seqs(room), [1, 2, 4]);
  assert.equal(room.resumeFrom, 4);
  assert.equal(chat.connection, "connected");
});

test("another epoch drops every held cursor at once, even when the connection breaks before the resets", async () => {
  const world = await given();
  world.view = view({ head: 5 });
  world.broken = 100;
  await world.comeBack({ epoch: "e2", rooms: [view({ head: 5 })] });
  const next = await world.comeBack({ epoch: "e2", rooms: [view({ head: 5 })] });
  assert.deepEqual(next.sent[0], { type: "hello", cursors: {}, epoch: "e2", client: "web" });
  world.broken = 0;
});

test("ready is the whole truth: any other room is gone", async () => {
  const world = await given({ rooms: [view(), view({ id: "r2", name: "tea" })] });
  await world.comeBack({ rooms: [view()] });
  assert.deepEqual(
    world.chat.rooms.map((room) => room.id),
    ["r1"],
  );
});

test("joined brings a room, removed takes it", async () => {
  const { chat, socket } = await given();
  socket.hear({ type: "joined", room: view({ id: "r3", name: "new", head: 4 }) });
  assert.equal(chat.room("r3").cursor, 4);
  socket.hear({ type: "removed", room: "r3", seq: 6, event: "kicked" });
  assert.equal(chat.room("r3"), undefined);
});

test("it says that it catches up until the last part of the last room has come", async () => {
  const { chat, comeBack } = await given();
  const socket = await comeBack();
  assert.equal(chat.connection, "catchingUp");
  socket.hear({ type: "catchup", room: "r1", changes: [], head: 12, more: true });
  assert.equal(chat.connection, "catchingUp");
  socket.hear({ type: "catchup", room: "r1", changes: [], head: 13, more: false });
  assert.equal(chat.connection, "connected");
  socket.drop(1001);
  assert.equal(chat.connection, "offline");
});

test("reading is told once, and unread counts what comes in rooms nobody opened", async () => {
  const { chat, socket, room } = await given({ open: false });
  socket.hear(messageChange(11));
  socket.hear(messageChange(12));
  assert.equal(room.unread.count, 2);
  assert.deepEqual(room.log.messages, []);
  chat.readMarks.read(room, 12);
  chat.readMarks.read(room, 12);
  assert.deepEqual(socket.ofType("read"), [{ type: "read", room: "r1", seq: 12 }]);
  assert.equal(room.unread.count, 0);
});

test("an edit is answered or it is not done", async () => {
  const { chat, socket, timers } = await given();
  const done = chat.commands.edit(message(9), "better");
  const { ref } = socket.ofType("edit")[0];
  socket.hear({ type: "ack", ref, room: "r1", changed: 11 });
  await done;
  const refused = assert.rejects(chat.commands.remove(message(9)), { code: "forbidden" });
  socket.hear({ type: "nack", ref: socket.ofType("delete")[0].ref, code: "forbidden", detail: "no" });
  await refused;
  const lost = assert.rejects(chat.commands.react(message(9), "👍", true), { code: "offline" });
  socket.drop();
  await lost;
  await assert.rejects(chat.commands.edit(message(9), "x"), { code: "offline" });
  await timers.pass(0);
});

test("frames of a newer server mean nothing", async () => {
  const { socket, room } = await given();
  socket.hear({ type: "sparkles", room: "r1", seq: 99 });
  assert.equal(room.cursor, 10);
});

test("whom I block is read at each connection, and told in between", async () => {
  const world = await given();
  const { chat, socket } = world;
  assert.equal(chat.blocks.has("bo"), false);
  socket.hear({ type: "blocks", usernames: ["bo", "eve"] });
  assert.equal(chat.blocks.has("bo"), true);
  world.blocked = [{ id: "u3", username: "eve", displayName: "Eve" }];
  await world.comeBack();
  await settled();
  assert.deepEqual(
    ["bo", "eve"].map((name) => chat.blocks.has(name)),
    [false, true],
  );
});

test("a room whose messages couldn't be read is read when the connection is back", async () => {
  const world = await given({ open: false });
  world.broken = 1;
  await world.chat.open(world.room);
  assert.equal(world.room.log.loaded, false);
  await world.comeBack();
  await settled();
  assert.deepEqual(seqs(world.room), [9, 10]);
});

test("a count that two changes make unsure at once is read until nothing moves, and no oftener", async () => {
  const world = await given({ rooms: [view({ readSeq: 8, unread: 2, mentions: 1 })] });
  world.view = view({ head: 12, readSeq: 8, unread: 2, mentions: 1 });
  const edit = (changed) => messageChange(9, { changed, mentions: [ME.username] });
  world.socket.hear(edit(11));
  world.socket.hear(edit(12));
  await settled();
  await settled();
  assert.equal(world.reads.filter((what) => what === "room").length, 2);
  assert.deepEqual([world.room.unread.count, world.room.unread.unsure], [2, false]);
});

test("what was said between an answer over HTTP and the socket's word is read", async () => {
  const world = await given();
  const room = world.chat.adopt(view({ id: "r3", head: 10 }));
  await world.chat.open(room);
  world.page = [message(9), message(10), message(11)];
  world.view = view({ id: "r3", head: 11 });
  world.socket.hear({ type: "joined", room: world.view });
  await settled();
  assert.deepEqual(seqs(room), [9, 10, 11]);
  assert.equal(room.cursor, 11);
});

test("joined again takes over what the room is to me, and nothing of it is lost", async () => {
  const world = await given({ rooms: [view({ readSeq: 8, unread: 2 })] });
  const { room, socket } = world;
  socket.hear(messageChange(11));
  const before = [seqs(room), room.unread.count, room.unread.mentions, room.generation];
  const mine = { level: "mentions" };
  const settings = { whoMayPost: "admins", slowModeSeconds: 0 };
  const more = { name: "lounge", changed: 13, settings, myRole: "admin", mine };
  socket.hear({ type: "joined", room: view({ head: 13, readSeq: 10, unread: 7, mentions: 5, ...more }) });
  await settled();
  assert.deepEqual([seqs(room), room.unread.count, room.unread.mentions, room.generation], before);
  const { name, myRole } = room.view;
  assert.deepEqual([name, room.view.settings, myRole, room.view.mine], ["lounge", settings, "admin", mine]);
  assert.equal(room.cursor, 13);
  // Whatever is older than where it is sets it back by nothing.
  socket.hear({ type: "joined", room: view({ head: 12, ...more }) });
  socket.hear(messageChange(14));
  assert.deepEqual([room.cursor, room.unread.count], [14, before[1] + 1]);
});

test("a view over HTTP that is older than what came live changes no count", async () => {
  const world = await given();
  world.socket.hear(messageChange(11));
  const before = world.room.unread.count;
  world.chat.adopt(view({ head: 10, unread: 0 }));
  assert.equal(world.room.unread.count, before);
});

test("whoever types goes on typing when somebody, also they, reacts to what they said before", async () => {
  const { chat, ready } = await given();
  const socket = ready();
  const bo = { ...ME, id: "bo", username: "bo" };
  const typists = () => chat.presence.typists("r1");
  socket.hear({ type: "typing", room: "r1", username: "bo", on: true });
  const before = typists();
  assert.notDeepEqual(before, []);

  socket.hear({ type: "message", room: "r1", seq: 12, message: { ...message(9, { sender: bo }), changed: 12 } });
  assert.deepEqual(typists(), before);

  socket.hear({ type: "message", room: "r1", seq: 13, message: message(13, { sender: bo }) });
  assert.deepEqual(typists(), []);
});

test("what may be used is what the server said last", async () => {
  const { chat, ready } = await given();
  const socket = ready({ features: [] });
  chat.outbox.write("r1", "in a thread", undefined, ["threads"]);
  assert.ok(!socket.sent.some((frame) => frame.type === "post"));

  socket.hear({ type: "features", features: ["threads"] });
  assert.ok(socket.sent.some((frame) => frame.type === "post"));
});
