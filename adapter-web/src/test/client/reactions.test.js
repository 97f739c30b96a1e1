import assert from "node:assert/strict";
import { test } from "node:test";
import { withMine } from "../../main/client/state/timeline/reactions.js";
import { message } from "./fakes.js";

const reacted = (...reactions) => message(5, { reactions });
const mineOf = (state) => state.reactions.map((reaction) => reaction.mine);
const many = (count) => ({ emoji: "👍", count, users: Array.from({ length: 20 }, (_, at) => `u${at}`) });

test("a whole list of users says whether it is mine", () => {
  const state = reacted(
    { emoji: "👍", count: 2, users: ["bo", "ada"] },
    { emoji: "🎉", count: 1, users: ["bo"] },
  );
  assert.deepEqual(mineOf(withMine(state, undefined, undefined, "ada")), [true, false]);
});

test("in a cut list my own change says it", () => {
  const by = { username: "ada", emoji: "👍", on: true };
  assert.deepEqual(mineOf(withMine(reacted(many(30)), undefined, by, "ada")), [true]);
  assert.deepEqual(mineOf(withMine(reacted(many(30)), undefined, { ...by, on: false }, "ada")), [false]);
});

test("in a cut list another's change leaves mine as it was", () => {
  const held = withMine(reacted(many(30)), undefined, { username: "ada", emoji: "👍", on: true }, "ada");
  const by = { username: "bo", emoji: "👍", on: true };
  assert.deepEqual(mineOf(withMine(reacted(many(31)), held, by, "ada")), [true]);
  assert.deepEqual(mineOf(withMine(reacted(many(31)), undefined, by, "ada")), [false]);
});

test("what the server said over HTTP holds", () => {
  assert.deepEqual(mineOf(withMine(reacted({ ...many(30), mine: true }), undefined, undefined, "ada")), [
    true,
  ]);
});
