import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../main/client/net/problem.js";
import { Blocks } from "../../main/client/state/people/blocks.js";
import { BO, FakeTimers, settled } from "./fakes.js";

/** A list whose answers come when the test says so. */
function given() {
  const timers = new FakeTimers();
  const asked = [];
  const api = {
    blocked: () => new Promise((resolve, reject) => asked.push({ resolve, reject })),
    block: async () => undefined,
  };
  const blocks = new Blocks({ api, timers, random: () => 0.5 });
  return { blocks, timers, asked };
}

test("a list that was asked for before something was told is too old", async () => {
  const { blocks, asked } = given();
  blocks.connected();
  blocks.take(["bo"]);
  asked[0].resolve([]);
  await settled();
  assert.equal(blocks.has("bo"), true);
  blocks.connected();
  asked[1].resolve([]);
  await settled();
  assert.equal(blocks.has("bo"), false);
});

test("a list that can't be read is asked for again, until another connection asks itself", async () => {
  const { blocks, timers, asked } = given();
  blocks.connected();
  asked[0].reject(new Problem("unavailable", "down"));
  await settled();
  await timers.pass(10_000);
  assert.equal(asked.length, 2);
  asked[1].resolve([BO]);
  await settled();
  assert.equal(blocks.has("bo"), true);
  blocks.connected();
  asked[2].reject(new Problem("forbidden", "no"));
  await settled();
  await timers.pass(60_000);
  assert.equal(asked.length, 3);
});

test("what I set holds at once, for one person and no other", async () => {
  const { blocks } = given();
  blocks.take(["eve"]);
  await blocks.set("bo", true);
  assert.equal(blocks.has("bo"), true);
  await blocks.set("eve", false);
  assert.deepEqual([blocks.has("bo"), blocks.has("eve")], [true, false]);
});
