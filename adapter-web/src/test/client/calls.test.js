import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { callsOf } from "../../main/client/state/rooms/notifications.js";
import { Unread } from "../../main/client/state/rooms/unread.js";
import { BO, ME, message, view } from "./fakes.js";

/** The server's own table of whom a message calls. */
const TABLE = new URL(
  "../../../../domain/src/test/resources/org/folkmoot/domain/notification/whom-it-calls.jsonl",
  import.meta.url,
);
const NOW = Date.parse("2026-01-02T03:04:05Z");
const LATER = "2026-01-02T04:00:00.000Z";

/** @param {Record<string, any>} row */
function shown({ own, event, deleted, muted, direct, named, level }) {
  const unread = new Unread(ME.username);
  const mine = { level, ...(muted ? { mutedUntil: LATER } : {}) };
  unread.takeView(view());
  const said = message(11, {
    sender: own ? ME : BO,
    ...(event ? { kind: "system" } : {}),
    mentions: named ? [ME.username] : [],
  });
  unread.takeMessage(said, 11);
  if (deleted) unread.takeMessage({ ...said, changed: 12, mentions: [], deletedAt: LATER }, 12);
  const room = /** @type {any} */ ({ view: view({ kind: direct ? "direct" : "room", mine }), unread });
  return { calls: callsOf(room, NOW) > 0, unread: unread.count > 0, mention: unread.mentions > 0 };
}

test("the page counts and calls as the server's table says", () => {
  const rows = readFileSync(TABLE, "utf8").trim().split("\n");
  assert.ok(rows.length > 100);
  for (const line of rows) {
    const { calls, unread, mention, ...row } = JSON.parse(line);
    assert.deepEqual(shown(row), { calls, unread, mention }, line);
  }
});
