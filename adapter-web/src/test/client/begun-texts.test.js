import assert from "node:assert/strict";
import { test } from "node:test";
import { ComposerDrafts } from "../../main/client/state/composer/composer-drafts.js";
import { fakeStorage } from "./fakes.js";

test("what was begun outlives a reload, until it is sent", () => {
  const storage = fakeStorage();
  const texts = new ComposerDrafts(storage, "me");
  texts.put("r1", "half a sen");
  texts.put("r1", "half a sentence");
  texts.put("r2", "another");
  const reloaded = new ComposerDrafts(storage, "me");
  assert.equal(reloaded.of("r1"), "half a sentence");
  reloaded.put("r1", "");
  assert.equal(new ComposerDrafts(storage, "me").of("r1"), "");
  assert.equal(new ComposerDrafts(storage, "me").of("r2"), "another");
});

test("whoever signs out leaves nothing behind, and touches nobody else's", () => {
  const storage = fakeStorage();
  new ComposerDrafts(storage, "somebody").put("r1", "theirs");
  const texts = new ComposerDrafts(storage, "me");
  texts.put("r1", "mine");
  texts.clear();
  assert.equal(texts.of("r1"), "");
  assert.equal(storage.length, 1);
});

test("only so many are kept, those that were written in last", () => {
  const storage = fakeStorage();
  const texts = new ComposerDrafts(storage, "me");
  for (let room = 0; room < 60; room += 1) texts.put(`r${room}`, "text");
  assert.equal(storage.length, 50);
  assert.equal(texts.of("r9"), "");
  assert.equal(texts.of("r59"), "text");
});

test("a storage that takes nothing costs no more than the reload", () => {
  const storage = fakeStorage();
  storage.setItem = () => {
    throw new Error("full");
  };
  const texts = new ComposerDrafts(storage, "me");
  texts.put("r1", "half a sentence");
  assert.equal(texts.of("r1"), "half a sentence");
});
