import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Chat } from "../../main/client/state/chat.js";
import { sentenceOf } from "../../main/client/state/timeline/system-event.js";
import { counter, fakeStorage, FakeSocket, FakeTimers, settled } from "./fakes.js";

/** The very frames that the server's own tests hold it to. */
const FOLDER = new URL("../../../../adapter-ws/src/test/resources/wire/", import.meta.url);
const COMMANDS = new URL("../commands/", FOLDER);
const golden = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8"));

const READY = golden("ready");
const ROOM = READY.rooms[0].id;

async function given() {
  const socket = new FakeSocket();
  const api = {
    messages: async () => ({ items: [], hasBefore: false, hasAfter: false }),
    members: async () => ({ items: [] }),
    // A reset stays unfinished, so that it can be looked at.
    room: () => new Promise(() => undefined),
  };
  const timers = new FakeTimers();
  const chat = new Chat(READY.user, {
    api,
    openSocket: () => socket,
    storage: fakeStorage(),
    timers,
    random: () => 0,
    newId: counter("c"),
  });
  chat.start();
  socket.open();
  socket.hear(READY);
  await chat.open(chat.room(ROOM));
  await settled();
  return { chat, socket, timers, room: chat.room(ROOM) };
}

test("the server's frames are all understood", async () => {
  for (const file of readdirSync(FOLDER)) {
    const { socket } = await given();
    assert.doesNotThrow(() => socket.hear(golden(file.replace(".json", ""))), file);
  }
});

test("its messages are shown as it means them", async () => {
  const { socket, room } = await given();
  for (const name of ["message", "message-edited", "message-deleted", "message-full"]) {
    const frame = golden(name);
    socket.hear(frame);
    if (frame.room === ROOM)
      assert.ok(room.log.get(frame.message.seq).changed >= frame.message.changed, name);
  }
});

test("each of its quiet lines has words of its own", () => {
  const lines = readdirSync(FOLDER).filter((file) => file.startsWith("message-system"));
  for (const file of lines) {
    const { message } = golden(file.replace(".json", ""));
    const sentence = sentenceOf(message);
    assert.doesNotMatch(sentence, /:|something/, file);
    assert.ok(sentence.includes("Bob") || sentence.includes("orchard"), sentence);
  }
  assert.ok(lines.length > 8);
});

/** What a person does, for each command that the server knows. */
const DEEDS = {
  hello: () => undefined,
  post: ({ chat }) => chat.outbox.write(ROOM, "Good morning 👋", 7, undefined, { thread: 4, alsoInRoom: true }),
  edit: ({ chat }) => unanswered(chat.commands.edit(golden("message").message, "Good evening")),
  delete: ({ chat }) => unanswered(chat.commands.remove(golden("message").message)),
  react: ({ chat }) => unanswered(chat.commands.react(golden("message").message, "👍", true)),
  read: ({ chat, room }) => chat.readMarks.read(room, 7),
  typing: ({ chat }) => chat.presence.type(ROOM),
  idle: ({ chat }) => chat.presence.turn(true),
  watch: ({ chat }) => chat.presence.want("test", ["ann", "bob"]),
  ping: ({ timers }) => timers.pass(READY.heartbeatMs),
};

/** Clients don't send these: the one is reserved, the others say what a page doesn't know or need. */
const LEFT_OUT = { signal: "all", hello: ["epoch"], post: ["attachments"] };

const unanswered = (promise) => void promise.catch(() => undefined);

test("each command is sent as the server reads it", async () => {
  for (const file of readdirSync(COMMANDS)) {
    const type = file.replace(".json", "");
    if (LEFT_OUT[type] === "all") continue;
    const expected = JSON.parse(readFileSync(new URL(file, COMMANDS), "utf8"));
    for (const field of LEFT_OUT[type] ?? []) delete expected[field];
    const meeting = await given();
    assert.ok(DEEDS[type], `nobody does ${type} here`);
    await DEEDS[type](meeting);
    const sent = meeting.socket.ofType(type)[0];
    assert.ok(sent, `${type} isn't sent`);
    assert.deepEqual(kinds(sent, expected), kinds(expected, expected), type);
  }
});

/** Of which kind the fields are; those that the server doesn't name are left aside. */
function kinds(frame, named) {
  return Object.fromEntries(
    Object.keys(named).map((field) => [
      field,
      Array.isArray(frame[field]) ? "array" : field === "type" ? frame.type : typeof frame[field],
    ]),
  );
}

test("its acks and nacks settle a post", async () => {
  const { chat, socket } = await given();
  chat.outbox.write(ROOM, "hello");
  socket.hear({ ...golden("ack-post"), ref: "c1" });
  assert.equal(chat.outbox.of(ROOM)[0]?.phase ?? "stored", "stored");
  chat.outbox.write(ROOM, "again");
  socket.hear({ ...golden("nack-limited"), ref: "c2" });
  assert.equal(chat.outbox.of(ROOM).at(-1).phase, "waiting");
});

test("what it says of my own settings and of whom I block is taken as it means it", async () => {
  const { chat, socket, room } = await given();
  assert.equal(chat.listed.includes(room), true);
  socket.hear(golden("joined-again"));
  assert.deepEqual([room.closed, room.view.myRole, room.cursor], [true, "admin", 12]);
  assert.equal(chat.listed.includes(room), false);
  socket.hear(golden("blocks"));
  assert.deepEqual(
    ["ann", "bob", "eve"].map((name) => chat.blocks.has(name)),
    [false, true, true],
  );
});

test("its reset empties the room, and its removal takes it away", async () => {
  const { chat, socket, room } = await given();
  socket.hear(golden("message"));
  socket.hear(golden("catchup-reset"));
  assert.equal(room.resumeFrom, undefined);
  socket.hear({ ...golden("removed"), room: ROOM });
  assert.equal(chat.room(ROOM), undefined);
});
