import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../main/client/net/problem.js";
import { Chat } from "../../main/client/state/chat.js";
import { Session } from "../../main/client/state/session.js";
import { counter, FakeSocket, fakeStorage, FakeTimers, ME } from "./fakes.js";

function given(api) {
  const timers = new FakeTimers();
  const openSocket = () => new FakeSocket();
  const session = new Session({
    api,
    openSocket,
    storage: fakeStorage(),
    timers,
    random: () => 0.5,
    newId: counter(),
    loadChat: async () => Chat,
  });
  return { session, timers };
}

function refused(code, status) {
  return async () => {
    throw new Problem(code, code, { status });
  };
}

test("who is at this browser is asked once", async () => {
  const me = () => assert.fail("asked twice");
  const known = given({ resume: async () => ME, me }).session;
  await known.start();
  assert.equal(known.phase, "signedIn");
  known.chat.stop();
  const nobody = given({ resume: async () => undefined, me }).session;
  await nobody.start();
  assert.equal(nobody.phase, "signedOut");
});

test("a replica of the version before is asked as it knows it", async () => {
  const resume = refused("not_found", 404);
  const { session } = given({ resume, me: async () => ME });
  await session.start();
  assert.equal(session.phase, "signedIn");
  session.chat.stop();
  const nobody = given({ resume, me: refused("unauthenticated", 401) }).session;
  await nobody.start();
  assert.equal(nobody.phase, "signedOut");
});

test("a page that isn't the server's own shows the door, and one that isn't answered waits", async () => {
  const foreign = given({ resume: refused("forbidden", 403) }).session;
  await foreign.start();
  assert.equal(foreign.phase, "signedOut");
  const { session, timers } = given({ resume: refused("offline", 0) });
  await session.start();
  assert.equal(session.phase, "unreachable");
  assert.equal(timers.count, 1);
});
