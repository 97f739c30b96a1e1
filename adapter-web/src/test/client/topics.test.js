import assert from "node:assert/strict";
import { test } from "node:test";
import { Chat } from "../../main/client/state/chat.js";
import { Viewer } from "../../main/client/state/signals.js";
import { BO, counter, fakeStorage, FakeSocket, FakeTimers, ME, messageChange, settled, view } from "./fakes.js";

/** Somebody in three rooms, of which one is open, and what looks at them, part by part. */
async function given() {
  const socket = new FakeSocket();
  const page = { items: [], hasBefore: false, hasAfter: false };
  const sections = { rev: 0, sections: [] };
  const api = { messages: async () => page, blocked: async () => [], sections: async () => sections };
  const chat = new Chat(ME, {
    api,
    openSocket: () => socket,
    storage: fakeStorage(),
    timers: new FakeTimers(),
    random: () => 0.5,
    newId: counter(),
  });
  chat.start();
  socket.open();
  const rooms = ["r1", "r2", "r3"].map((id) => view({ id, name: id }));
  socket.hear({ type: "ready", user: ME, rooms, epoch: "e", heartbeatMs: 30_000 });
  await settled();
  const [open, other] = [chat.room("r1"), chat.room("r2")];
  await chat.open(open);
  const drawn = [];
  const looks = {
    list: () => chat.rooms.length,
    connection: () => chat.connection,
    me: () => chat.me,
    outbox: () => chat.outbox.of("r1"),
    typists: () => chat.presence.typists("r1"),
    open: () => open.view,
    "open messages": () => open.log.messages,
    "open people": () => open.roster.present,
    "open reads": () => open.readers.present,
    "other count": () => other.unread.count,
    "other name": () => other.view.name,
  };
  for (const [part, look] of Object.entries(looks)) {
    const viewer = new Viewer(() => {
      drawn.push(part);
      viewer.run(look);
    });
    viewer.run(look);
  }
  const act = (deed) => {
    deed();
    return drawn.splice(0).sort();
  };
  return { chat, act, hear: (frame) => act(() => socket.hear(frame)) };
}

test("a message elsewhere moves that room's count and nothing else", async () => {
  const { hear } = await given();
  assert.deepEqual(hear(messageChange(11, { room: "r2" })), ["other count"]);
  assert.deepEqual(hear(messageChange(12, { room: "r2", sender: ME })), ["other count"]);
});

test("a message here moves the messages, and no list and no people", async () => {
  const { hear } = await given();
  assert.deepEqual(hear(messageChange(11)), ["open messages"]);
});

test("who reads moves what shows how far, and not the list of people", async () => {
  const { hear } = await given();
  assert.deepEqual(hear({ type: "read", room: "r1", username: "bo", seq: 5 }), ["open reads"]);
  assert.deepEqual(hear({ type: "typing", room: "r1", username: "bo", on: true }), ["typists"]);
});

test("another name moves the list only when the room comes to stand elsewhere by it", async () => {
  const { hear } = await given();
  const named = (seq, name) => {
    const info = view({ id: "r2", name, changed: seq });
    return { type: "room", room: "r2", seq, info, event: "renamed" };
  };
  assert.deepEqual(hear(named(11, "r22")), ["other count", "other name"]);
  assert.deepEqual(hear(named(12, "zz")), ["list", "other count", "other name"]);
});

test("what I write moves the outbox and not the rooms", async () => {
  const { chat, act } = await given();
  assert.deepEqual(act(() => chat.outbox.write("r1", "hello")), ["outbox", "outbox"]);
});

test("one that joins moves the people, and another room moves the list", async () => {
  const { hear } = await given();
  const member = { user: BO, role: "member", readSeq: 0, changed: 11 };
  const joined = { type: "member", room: "r1", seq: 11, member, event: "joined" };
  assert.deepEqual(hear(joined), ["open", "open people", "open reads"]);
  assert.deepEqual(hear({ type: "joined", room: view({ id: "r4", name: "r4" }) }), ["list"]);
});
