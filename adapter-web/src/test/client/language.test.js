import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { de } from "../../main/client/translations/de.js";
import { en } from "../../main/client/translations/en.js";
import { refusalOf, SENTENCES } from "../../main/client/translations/refusal-texts.js";
import { date, language, list, say, sayWith, speak } from "../../main/client/translations/translations.js";
import { findingsIn } from "./hard-coded.js";

const CLIENT = new URL("../../main/client/", import.meta.url);
const HOUSE = new URL("../../../../", import.meta.url);

/** @returns {[string, string][]} names and texts */
function textsIn(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, readFileSync(new URL(name, folder), "utf8")]);
}

const placesOf = (form) => new Set([...form.matchAll(/\{(\w+)\}/g)].map(([, place]) => place));
const formsOf = (word) => (typeof word === "string" ? { other: word } : word);

test("each language says the same things, in each form that it has", () => {
  for (const [tag, words] of Object.entries({ en, de })) {
    assert.deepEqual(Object.keys(words).sort(), Object.keys(en).sort(), tag);
    const rules = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    for (const [word, said] of Object.entries(words)) {
      assert.equal(typeof said, typeof en[word], `${tag} ${word}`);
      if (typeof said !== "string") assert.deepEqual(Object.keys(said).sort(), [...rules].sort(), `${tag} ${word}`);
      const places = placesOf(formsOf(en[word]).other);
      assert.deepEqual(placesOf(formsOf(said).other), places, `${tag} ${word}`);
      for (const form of Object.values(formsOf(said)))
        for (const place of placesOf(form)) assert.ok(places.has(place), `${tag} ${word}: ${place}`);
    }
  }
});

test("each word is said somewhere", () => {
  const sources = textsIn(CLIENT, ".js")
    .filter(([name]) => !/^translations\/[a-z]{2}(-\w+)?\.js$/.test(name))
    .map(([, text]) => text)
    .join("\n");
  assert.deepEqual(
    Object.keys(en).filter((word) => !sources.includes(`"${word}"`)),
    [],
  );
});

test("no sentence stands in the code", () => {
  const findings = textsIn(CLIENT, ".js")
    .filter(([name]) => !name.startsWith("translations/"))
    .flatMap(([name, text]) => findingsIn(text).map((finding) => `${name}: ${finding}`));
  assert.deepEqual(findings, []);
});

test("planted sentences are found, and what is no sentence isn't", () => {
  const found = [
    "html`<p>Nobody is here</p>`",
    "html`<p>${x ? html`<b>Really</b>` : nothing}</p>`",
    'html`<button aria-label="Close">${ICON}</button>`',
    'html`<input placeholder="Name of ${who}">`',
    'toast("That is done.")',
    "const text = `Leave ${name}?`;",
  ];
  for (const code of found) assert.equal(findingsIn(code).length, 1, code);
  const fine = [
    "html`<p class=\"hint wide\">${say(\"close\")}</p>`",
    "// It's a comment: \"Nobody is here\"\nconst a = 1;",
    '/** "Nobody is here" */',
    'new Problem("offline", "The server gave no answer.")',
    'if (event.key === "ArrowUp") go("/r/x");',
    "html`<p class=\"wordmark\">Folkmoot</p>`",
    'const path = `/api/rooms/${id} ${"a b"}`;',
    "const bare = /[\"'`]/;",
  ];
  for (const code of fine) assert.deepEqual(findingsIn(code), [], code);
});

test("numbers, lists and dates are those of the language", async () => {
  assert.equal(say("people", { count: 1 }), "1 person");
  assert.equal(say("people", { count: 1_200 }), "1,200 people");
  await speak(["fr-FR", "de-AT", "en"]);
  assert.equal(language(), "de");
  assert.equal(say("people", { count: 1 }), "1 Person");
  assert.equal(list(["Ada", "Bo", "Cy"]), "Ada, Bo und Cy");
  assert.equal(date(new Date("2026-01-05T12:00:00Z"), { month: "long", timeZone: "UTC" }), "Jänner");
  await speak(["fr"]);
  assert.equal(language(), "en");
  assert.equal(list(["Ada", "Bo"]), "Ada and Bo");
});

test("what stands at a place may be more than text", () => {
  const element = { bold: "Ada" };
  assert.deepEqual(sayWith("composer.replyingTo", { name: element }), ["Replying to ", element, ""]);
});

test("refusals are worded by their code, and more closely where the sentence is known", async () => {
  const server = (code, detail) => refusalOf({ code, detail });
  assert.equal(server("conflict", "The username ada is taken."), "The username ada is taken.");
  const often = refusalOf({ code: "rate_limited", detail: "", retryAfterMs: 1_500 });
  assert.equal(often, say("refused.rateLimitedFor", { seconds: 2 }));
  await speak(["de"]);
  assert.equal(server("forbidden", "You are muted in this room."), de["refused.muted"]);
  assert.equal(server("forbidden", "Something of a newer server."), de["refused.forbidden"]);
  assert.equal(server("unheard_of", "Something of a newer server."), de["refused.broken"]);
  await speak(["en"]);
});

test("the server still says the sentences that are known", () => {
  const java = ["domain", "application"]
    .flatMap((module) => textsIn(new URL(`${module}/src/main/java/`, HOUSE), ".java"))
    .map(([, text]) => text)
    .join("\n")
    .replaceAll(/"\s*\+\s*"/g, "");
  assert.deepEqual(
    Object.keys(SENTENCES).filter((sentence) => !java.includes(`"${sentence}"`)),
    [],
  );
});

test("the style sheets know a beginning and an end of a line, and no left or right", () => {
  const physical = /(?:margin|padding|border)-(?:left|right)|(?:^|[ ;{])(?:left|right): (?!50%)|: (?:left|right);/;
  const lines = textsIn(new URL("style/", CLIENT), ".css").flatMap(([, text]) => text.split("\n"));
  assert.deepEqual(
    lines.filter((line) => physical.test(line)),
    [],
  );
  assert.ok(physical.test("  padding-left: 4px;") && physical.test("a { right: 0; }"));
});
