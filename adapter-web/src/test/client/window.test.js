import assert from "node:assert/strict";
import { test } from "node:test";
import { RenderedRange } from "../../main/client/state/timeline/rendered-range.js";
import { ScrollPositions } from "../../main/client/state/timeline/scroll-positions.js";
import { MessageLog } from "../../main/client/state/timeline/message-log.js";
import { timelineOf } from "../../main/client/state/timeline/timeline.js";
import { BO, fakeStorage, ME, message } from "./fakes.js";

const messages = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => message(from + at));

/** The first and the last message that is drawn. */
function ends(span, held) {
  const { from, to } = span.in(held);
  return [held[from]?.seq, held[to - 1]?.seq];
}

test("a room is opened with the newest, and goes on with what comes", () => {
  const span = new RenderedRange();
  assert.deepEqual(span.in([]), { from: 0, to: 0 });
  assert.deepEqual(ends(span, messages(1, 100)), [71, 100]);
  assert.deepEqual(ends(span, messages(1, 103)), [71, 103]);
});

test("it grows to both sides as far as something is held, and says what is left", () => {
  const span = new RenderedRange();
  const held = messages(1, 1_000);
  span.showAround(held, 50);
  assert.deepEqual(ends(span, held), [30, 69]);
  assert.equal(span.grow(held, "older"), true);
  assert.equal(span.grow(held, "older"), false);
  assert.equal(span.grow(held, "newer"), true);
  assert.deepEqual(ends(span, held), [1, 109]);
  assert.deepEqual([span.left(held, "older"), span.left(held, "newer")], [0, 891]);
});

test("older messages that are read aren't drawn by that", () => {
  const span = new RenderedRange();
  span.in(messages(500, 550));
  assert.deepEqual(ends(span, messages(400, 550)), [521, 550]);
});

test("what is far from what is looked at is let go, and both sides of that are kept", () => {
  const held = messages(1, 1_000);
  for (const seq of [10, 500, 990, undefined]) {
    const span = new RenderedRange();
    span.showAround(held, seq ?? 1_000);
    while (span.in(held).to - span.in(held).from <= 240)
      assert.ok(span.grow(held, "older") || span.grow(held, "newer"));
    const [lowest, highest] = ends(span, held);
    span.cut(held, seq);
    const [first, last] = ends(span, held);
    assert.equal(last - first, 159, `around ${seq}`);
    const looked = seq ?? 1_000;
    assert.ok(first <= Math.max(lowest, looked - 80) && last >= Math.min(highest, looked + 79), `around ${seq}`);
  }
});

test("cut off from the newest, it doesn't go on with what comes", () => {
  const span = new RenderedRange();
  const held = messages(1, 400);
  span.in(held);
  while (span.left(held, "older") > 0) span.grow(held, "older");
  span.cut(held, 100);
  const before = ends(span, held);
  assert.deepEqual(ends(span, messages(1, 401)), before);
  assert.ok(span.left(messages(1, 401), "newer") > 0);
  span.showNewest(messages(1, 401));
  assert.deepEqual(ends(span, messages(1, 402)), [372, 402]);
});

test("where others are held now, their newest is drawn", () => {
  const span = new RenderedRange();
  const held = messages(1, 400);
  span.showAround(held, 100);
  assert.deepEqual(ends(span, messages(900, 1_000)), [971, 1_000]);
  span.showNewest(messages(900, 1_000));
  assert.deepEqual(ends(span, held), [371, 400]);
});

test("rows of a part are those that they are in the whole", () => {
  const day = "2026-01-03T00:00:00.000Z";
  const held = messages(1, 300).map((one) => (one.seq > 150 ? { ...one, createdAt: day } : one));
  const given = { messages: held, drafts: [], dividerSeq: 120, me: ME.id, dayOf: (at) => at.slice(0, 10) };
  const whole = timelineOf(given);
  // The line of a day or of the news belongs to the message below it.
  const seqOf = (index) => whole.slice(index).find((row) => row.message).message.seq;
  for (const [from, to] of [[0, 300], [100, 200], [120, 140], [150, 160], [200, 300]]) {
    const within = whole.filter((_, index) => seqOf(index) > from && seqOf(index) <= to);
    assert.deepEqual(timelineOf({ ...given, from, to }), within);
  }
});

test("a log that grows without end keeps what is looked at, and reads the rest again", () => {
  for (const [lookedAt, first, last] of [
    [undefined, 1_502, 2_001],
    [1_000, 500, 1_499],
    [10, 1, 509],
  ]) {
    const log = new MessageLog(ME.username);
    log.takeNewest({ items: messages(1, 2_000), hasBefore: false, hasAfter: false });
    log.lookedAt = lookedAt;
    log.take(message(2_001));
    const held = log.messages;
    assert.deepEqual([held[0].seq, held.at(-1).seq], [first, last], `looked at ${lookedAt}`);
    assert.deepEqual([log.hasBefore, log.hasAfter], [first > 1, last < 2_001]);
  }
});

test("newer states of what is out of sight are kept while a page is read that may not have them", async () => {
  let answer;
  const log = new MessageLog(ME.username, () => new Promise((resolve) => (answer = resolve)));
  log.takeAround({ items: messages(1, 50), hasBefore: false, hasAfter: true });
  const reading = log.newer();
  for (let seq = 5_000; seq < 8_000; seq += 1) log.take(message(60, { changed: seq, body: `state ${seq}` }));
  for (let seq = 8_000; seq < 10_500; seq += 1) log.take(message(seq));
  assert.notEqual(log.get(10_499), undefined);
  answer({ items: messages(51, 100), hasBefore: true, hasAfter: true });
  await reading;
  assert.equal(log.get(60).body, "state 7999");
  assert.equal(log.get(10_499), undefined, "and let go when it has been read");
  assert.equal(log.messages.length, 100);
});

test("50,000 messages that come are no more than a few thousand that are held", () => {
  const log = new MessageLog(ME.username);
  log.takeNewest({ items: messages(1, 50), hasBefore: false, hasAfter: false });
  for (let seq = 51; seq <= 50_000; seq += 1) log.take(message(seq, { sender: BO }));
  assert.ok(log.messages.length <= 2_000);
  assert.equal(log.newestSeq, 50_000);
});

test("places outlive the page, are bounded, and end at the newest", () => {
  const storage = fakeStorage();
  const places = new ScrollPositions(storage);
  for (let room = 1; room <= 60; room += 1) places.set(`r${room}`, { seq: room, top: -3.5 });
  places.set("r60", undefined);
  places.store();
  const again = new ScrollPositions(storage);
  assert.deepEqual(again.of("r59"), { seq: 59, top: -3.5 });
  assert.deepEqual([again.of("r60"), again.of("r10"), again.of("r11")?.seq], [undefined, undefined, 11]);
});

test("a storage that holds something else, or nothing any more, costs only the places", () => {
  for (const held of ["{", "5", '[["r1",{"seq":"x"}],[1,2],null]']) {
    const places = new ScrollPositions({ getItem: () => held, setItem: () => { throw new Error("full"); } });
    assert.equal(places.of("r1"), undefined);
    places.store();
  }
});
