import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../main/client/net/problem.js";
import { crowdOf, mayInvite, mayRevoke, usesOf, whyNot } from "../../main/client/state/invite/invitation.js";
import { routeOf } from "../../main/client/state/route.js";
import { AGAIN_MS, OpenInvites } from "../../main/client/state/invite/open-invites.js";
import { FakeTimers, settled, view } from "./fakes.js";

test("links are offered to those whom the server lets make them", () => {
  const may = (myRole, whoMayInvite, more = {}) => mayInvite(view({ myRole, settings: { whoMayInvite }, ...more }));
  for (const role of ["owner", "admin"]) assert.equal(may(role, "admins"), true);
  assert.equal(may("member", "admins"), false);
  assert.equal(may("member", "members"), true);
  assert.equal(may("none", "members"), false);
  assert.equal(may("owner", "members", { archivedAt: "2026-01-02T03:04:05.000Z" }), false);
  assert.equal(may("member", "members", { kind: "direct" }), false);
});

test("a link is taken back by whoever made it, and by admins", () => {
  const invite = { inviter: { id: "u2" } };
  const may = (myRole, me) => mayRevoke(view({ myRole }), invite, me);
  assert.deepEqual([may("member", "u2"), may("member", "u1"), may("admin", "u1"), may("owner", "u1")], [
    true,
    false,
    true,
    true,
  ]);
});

test("each reason why a link doesn't lead in has its own words", () => {
  const title = (code) => whyNot(new Problem(code, "the server's words")).title;
  assert.equal(title("not_found"), "This invitation leads nowhere");
  assert.equal(title("gone"), "This invitation is used up or over");
  assert.equal(title("forbidden"), "You can’t come in");
  assert.equal(whyNot(new Problem("forbidden", "You are banned.")).hint, "You are banned.");
  const again = (code) => whyNot(new Problem(code, "")).again;
  assert.deepEqual(["gone", "not_found", "forbidden"].map(again), [false, false, false]);
  assert.deepEqual(["unavailable", "rate_limited"].map(again), [true, true]);
});

test("counts are said as people say them", () => {
  assert.equal(crowdOf({ memberCount: 1 }), "One person is in this room.");
  assert.equal(crowdOf({ memberCount: 3 }), "3 people are in this room.");
  assert.equal(usesOf({ uses: 2, maxUses: 5 }), "2 of 5 used");
  assert.equal(usesOf({ uses: 0 }), "not used yet");
  assert.equal(usesOf({ uses: 1 }), "used once");
  assert.equal(usesOf({ uses: 7 }), "used 7 times");
});

test("an invitation has an address of its own", () => {
  assert.deepEqual(routeOf("/invite/a_B-9"), { page: "invite", code: "a_B-9" });
  assert.deepEqual(routeOf("/invite/a_B-9/"), { page: "invite", code: "a_B-9" });
  assert.deepEqual(routeOf("/invite/"), { page: "home" });
});

function watched() {
  const timers = new FakeTimers();
  const world = { timers, links: ["a"], seen: true, questions: 0, broken: undefined };
  world.invites = new OpenInvites({
    ask: async () => {
      world.questions += 1;
      if (world.broken) throw world.broken;
      return world.links;
    },
    timers,
    isSeen: () => world.seen,
    onChange: () => undefined,
  });
  return world;
}

test("open links are asked for again as long as somebody looks at them", async () => {
  const world = watched();
  await world.invites.begin();
  world.links = ["a", "b"];
  await world.timers.pass(AGAIN_MS);
  assert.deepEqual(world.invites.items, ["a", "b"]);
  world.seen = false;
  await world.timers.pass(10 * AGAIN_MS);
  assert.equal(world.questions, 2);
  world.seen = true;
  world.links = [];
  await world.timers.pass(AGAIN_MS);
  assert.deepEqual(world.invites.items, []);
  world.invites.end();
  await world.timers.pass(10 * AGAIN_MS);
  assert.equal(world.questions, 3);
});

test("when somebody comes, the links are asked for at once", async () => {
  const world = watched();
  await world.invites.begin();
  world.invites.peopleAre(2);
  world.invites.peopleAre(2);
  assert.equal(world.questions, 1);
  world.links = [];
  world.invites.peopleAre(3);
  await settled();
  assert.deepEqual(world.invites.items, []);
});

test("what passes is not told, and who may not look any more asks no more", async () => {
  const world = watched();
  await world.invites.begin();
  world.broken = new Problem("unavailable", "Not now.", { status: 503 });
  await world.timers.pass(AGAIN_MS);
  assert.deepEqual([world.invites.items, world.invites.problem], [["a"], undefined]);
  world.broken = new Problem("forbidden", "Only admins do that.", { status: 403 });
  await world.timers.pass(AGAIN_MS);
  assert.deepEqual([world.invites.items, world.invites.problem], [[], world.broken]);
  await world.timers.pass(10 * AGAIN_MS);
  assert.equal(world.questions, 3);
});

test("an answer to an older question says nothing", async () => {
  const answers = [];
  const invites = new OpenInvites({
    ask: () => new Promise((answer) => answers.push(answer)),
    timers: new FakeTimers(),
    isSeen: () => true,
    onChange: () => undefined,
  });
  const first = invites.read();
  const second = invites.read();
  answers[1](["new"]);
  answers[0](["old"]);
  await Promise.all([first, second]);
  assert.deepEqual(invites.items, ["new"]);
});
