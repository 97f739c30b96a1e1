import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { APPEARANCES, appearanceOf } from "../../main/client/view/parts/appearance.js";

test("what was chosen is kept, and nothing that can't be chosen", () => {
  assert.deepEqual(appearanceOf('{"theme":"dark","accent":"fjord"}'), { theme: "dark", accent: "fjord" });
  assert.deepEqual(appearanceOf('{"theme":"pink","accent":7,"more":"x","density":""}'), {});
  for (const broken of [null, "", "{", "null", "[]", "7"]) assert.deepEqual(appearanceOf(broken), {});
});

test("the style sheet knows each word that can be chosen", () => {
  const sheet = readFileSync(new URL("../../main/client/style/theme.css", import.meta.url), "utf8");
  for (const [kind, words] of Object.entries(APPEARANCES)) {
    for (const [word] of words) {
      if (word !== "") assert.ok(sheet.includes(`[data-${kind}="${word}"]`), `${kind}: ${word}`);
    }
  }
});

test("high contrast is the same, chosen at this browser or wanted by the system", () => {
  const sheet = readFileSync(new URL("../../main/client/style/theme.css", import.meta.url), "utf8");
  const after = (/** @type {string} */ selector) => {
    const from = sheet.indexOf("{", sheet.indexOf(selector)) + 1;
    return sheet.slice(from, sheet.indexOf("}", from)).replace(/\s+/gu, " ");
  };
  assert.ok(after('[data-contrast="more"]').includes("--ember-ink"));
  assert.equal(after('[data-contrast="more"]'), after(':root:not([data-contrast="normal"])'));
});
