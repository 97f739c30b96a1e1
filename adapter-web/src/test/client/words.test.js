import assert from "node:assert/strict";
import { test } from "node:test";
import { looksLikeId, pathOf, roomCalled, routeOf } from "../../main/client/state/route.js";
import { timelineOf } from "../../main/client/state/timeline/timeline.js";
import { BO, ME, message, view } from "./fakes.js";

test("an address of a room survives its name", () => {
  for (const name of ["general", "Tee & Kuchen", "50%", "日本語", "a?b#c"]) {
    assert.deepEqual(routeOf(pathOf(view({ name }))), { page: "room", room: name });
  }
  assert.equal(pathOf(view({ name: "a/b" })), "/r/r1");
  assert.equal(pathOf(view({ visibility: "private" })), "/r/r1");
  assert.deepEqual(routeOf("/login"), { page: "home" });
  assert.deepEqual(routeOf("/r/%E0%A4%A"), { page: "room", room: "%E0%A4%A" });
});

test("a room is found by its id, or by its name without regard to case", () => {
  const rooms = [
    view(),
    view({ id: "r2", name: "Tea" }),
    view({ id: "r3", name: "den", visibility: "private" }),
  ];
  const all = rooms.map((one) => ({ id: one.id, view: one }));
  assert.equal(roomCalled(all, "r3").id, "r3");
  assert.equal(roomCalled(all, "tEA").id, "r2");
  assert.equal(roomCalled(all, "den"), undefined);
  assert.equal(looksLikeId("0190f6e2-7d1a-7c3b-9a51-0123456789ab"), true);
  assert.equal(looksLikeId("general"), false);
});

test("lines: days, groups, the new line, quiet events, and what is on its way", () => {
  const at = (minute) => `2026-01-02T03:${String(minute).padStart(2, "0")}:00.000Z`;
  const messages = [
    message(1, { createdAt: "2026-01-01T10:00:00.000Z" }),
    message(2, { createdAt: at(1) }),
    message(3, { createdAt: at(2) }),
    message(4, { createdAt: at(9) }),
    message(5, { createdAt: at(10), kind: "system" }),
    message(6, { createdAt: at(11), sender: ME, clientId: "c1" }),
    message(7, { createdAt: at(12), sender: BO }),
  ];
  const drafts = ["c1", "c2", "c3"].map((clientId) => ({
    clientId,
    room: "r1",
    body: "",
    order: 1,
    phase: "sent",
  }));
  const rows = timelineOf({ messages, drafts, dividerSeq: 5, me: ME.id, dayOf: (time) => time.slice(0, 10) });
  assert.deepEqual(
    rows.map((row) => row.kind + (row.continued ? "+" : "")),
    [
      "day",
      "message",
      "day",
      "message",
      "message+",
      "message",
      "system",
      "message",
      "divider",
      "message",
    ].concat(["draft", "draft+"]),
  );
  assert.equal(new Set(rows.map((row) => row.key)).size, rows.length);
  assert.equal(rows.find((row) => row.message?.seq === 6).key, `client ${ME.id} c1`);
});
