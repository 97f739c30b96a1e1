import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, plainOf } from "../../main/client/state/timeline/body-tree.js";
import { message } from "./fakes.js";

const said = ({ kind, text, href, username, nodes }) => `${kind}:${username ?? text ?? `${href}(${nodes.map(said)})`}`;
const nodes = (body, mentions = []) => bodyOf({ body, mentions }).nodes.map(said);

test("links, code and mentions are cut out, and everything else stays text", () => {
  assert.deepEqual(nodes("see https://a.example/b?c=d. ok"), [
    "text:see ",
    "link:https://a.example/b?c=d(text:https://a.example/b?c=d)",
    "text:. ok",
  ]);
  assert.deepEqual(nodes("`x < y` and <b>"), ["code:x < y", "text: and <b>"]);
  assert.deepEqual(nodes("hi @bo. and @eve", ["bo"]), ["text:hi ", "mention:bo", "text:. and @eve"]);
  assert.deepEqual(nodes("javascript:alert(1)"), ["text:javascript:alert(1)"]);
  assert.deepEqual(nodes("a@bo.example", ["bo.example"]), ["text:a@bo.example"]);
  assert.deepEqual(nodes(""), []);
});

test("a name is a mention as it was written, and only where the server found it", () => {
  assert.deepEqual(nodes("@BO.diaz- said", ["bo.diaz"]), ["mention:BO.diaz", "text:- said"]);
  assert.deepEqual(nodes("@bo.diaz", []), ["text:@bo.diaz"]);
});

test("a few emoji alone are shown large, and not with a word", () => {
  const large = (body) => bodyOf({ body }).onlyEmoji;
  assert.deepEqual(["👍🏽 🎉", "👍 ok", "", "🎉".repeat(13)].map(large), [true, false, false, false]);
});

test("a state of a message is parsed once, and another state anew", () => {
  const one = message(1, { body: "`a`" });
  assert.equal(bodyOf(one), bodyOf(one));
  assert.notEqual(bodyOf({ ...one, body: "b" }).nodes[0].kind, bodyOf(one).nodes[0].kind);
});

test("in plain words nothing is lost but the marks", () => {
  const body = "hi @bo, `x` at https://a.example/b.";
  assert.equal(plainOf(bodyOf({ body, mentions: ["bo"] }).nodes), "hi @bo, x at https://a.example/b.");
});
