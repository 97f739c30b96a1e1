import assert from "node:assert/strict";
import { test } from "node:test";
import { FOREVER, isAhead, isEndless, rightsOver } from "../../main/client/state/people/moderation.js";
import { Room } from "../../main/client/state/rooms/room.js";
import { sentenceOf } from "../../main/client/state/timeline/system-event.js";
import { BO, ME, member, message, view } from "./fakes.js";

const EVE = { id: "u3", username: "eve", displayName: "Eve", online: false, bot: false };

test("only what the server would do is offered: by the roles of both", () => {
  const offered = (mine, role, user = BO) => {
    const rights = rightsOver(mine, { user, role }, ME.username);
    return [...rights.roles, rights.over ? "over" : "", rights.mute ? "mute" : ""].filter(Boolean).join(" ");
  };
  assert.equal(offered("owner", "owner"), "admin member over");
  assert.equal(offered("owner", "admin"), "owner member over mute");
  assert.equal(offered("owner", "member"), "owner admin over mute");
  assert.equal(offered("admin", "member"), "over mute");
  for (const role of ["owner", "admin"]) assert.equal(offered("admin", role), "");
  for (const role of ["owner", "admin", "member"]) {
    assert.equal(offered("member", role), "");
    assert.equal(offered("none", role), "");
    assert.equal(offered(role, role, ME), "");
  }
});

test("a silence is over when its time has come, and some never end", () => {
  assert.equal(isAhead("2026-01-02T03:00:00.001Z", Date.parse("2026-01-02T03:00:00.000Z")), true);
  assert.equal(isAhead("2026-01-02T03:00:00.000Z", Date.parse("2026-01-02T03:00:00.000Z")), false);
  assert.equal(isAhead(null, 0), false);
  assert.equal(isAhead(undefined, 0), false);
  assert.equal(isEndless(FOREVER), true);
  assert.equal(isEndless("2026-01-02T03:00:00.000Z"), false);
});

test("quiet lines say who did what to whom", () => {
  const line = (event, more = {}, sender = ME) =>
    sentenceOf(message(1, { kind: "system", body: "", sender, system: { event, user: BO, ...more } }));
  assert.equal(line("joined"), "Ada added Bo");
  assert.equal(line("joined", {}, BO), "Bo joined");
  assert.equal(line("kicked"), "Ada removed Bo");
  assert.equal(line("banned"), "Ada banned Bo");
  assert.equal(line("unbanned"), "Ada lifted the ban of Bo");
  assert.equal(line("muted"), "Ada muted Bo");
  assert.equal(line("unmuted"), "Ada let Bo speak again");
  assert.equal(line("role", { role: "admin" }), "Ada made Bo an admin");
  assert.equal(line("role", { role: "owner" }), "Ada made Bo an owner");
  assert.equal(line("role", { role: "member" }, BO), "Bo is now a plain member");
});

function change(seq, event, user, more = {}) {
  return { type: "member", room: "r1", seq, event, member: { ...member(user, seq), ...more } };
}

test("a room knows how I stand in it, by changes and by the list alike", () => {
  const room = new Room(view(), ME.username);
  assert.equal(room.own, undefined);
  room.takeChange(change(11, "muted", ME, { mutedUntil: FOREVER }));
  assert.equal(room.own.mutedUntil, FOREVER);
  room.roster.take({ ...member(ME, 9), mutedUntil: null });
  assert.equal(room.own.mutedUntil, FOREVER);
  room.roster.take({ ...member(ME, 12), mutedUntil: null });
  assert.equal(room.own.mutedUntil, null);
  room.reset(20);
  assert.equal(room.own, undefined);
});

test("a ban takes somebody out of the count, unless they weren't in", () => {
  const room = new Room(view({ memberCount: 2 }), ME.username);
  room.holding = true;
  room.roster.take(member(ME, 1));
  room.roster.take(member(BO, 2));
  room.roster.loaded = true;
  room.takeChange(change(11, "banned", EVE, { role: "none" }));
  assert.equal(room.view.memberCount, 2);
  room.takeChange(change(12, "banned", BO, { role: "none" }));
  assert.equal(room.view.memberCount, 1);
});
