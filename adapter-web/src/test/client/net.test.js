import assert from "node:assert/strict";
import { test } from "node:test";
import { retryDelayMs } from "../../main/client/net/backoff.js";
import { Http } from "../../main/client/net/http.js";
import { Link } from "../../main/client/net/link.js";
import { FakeSocket, FakeTimers, settled } from "./fakes.js";

function given({ random = () => 0.5, authorize = async () => true } = {}) {
  const world = { timers: new FakeTimers(), sockets: [], frames: [], states: [], asked: [], signedOut: 0 };
  world.link = new Link({
    openSocket: () => {
      world.sockets.push(new FakeSocket());
      return world.sockets.at(-1);
    },
    timers: world.timers,
    random,
    hello: () => ({ type: "hello", cursors: {} }),
    authorize: async (expired) => {
      world.asked.push(expired);
      return authorize();
    },
    onFrame: (frame) => world.frames.push(frame.type),
    onState: (state) => world.states.push(state.phase),
    onSignedOut: () => (world.signedOut += 1),
  });
  world.ready = () => {
    const socket = world.sockets.at(-1);
    socket.open();
    socket.hear({ type: "ready", heartbeatMs: 10_000 });
    return socket;
  };
  world.link.start();
  return world;
}

test("the delays are bounded: at most 3 s at first, then at most 30 s", () => {
  const most = () => 0.999999;
  assert.ok(retryDelayMs(0, most) < 3_000);
  assert.equal(
    retryDelayMs(0, () => 0),
    0,
  );
  for (let attempt = 1; attempt < 100; attempt += 1) {
    assert.ok(retryDelayMs(attempt, most) <= 30_000);
    assert.ok(retryDelayMs(attempt, () => 0, true) >= 5_000);
    assert.ok(retryDelayMs(attempt, most, true) <= 30_000);
  }
  assert.ok(retryDelayMs(9, most) > 29_000);
});

test("the first connection is tried at once and greets first", () => {
  const { sockets, ready, link } = given();
  assert.equal(sockets.length, 1);
  assert.equal(link.send({ type: "post" }), false);
  const socket = ready();
  assert.deepEqual(socket.sent[0], { type: "hello", cursors: {} });
  assert.equal(link.send({ type: "post" }), true);
});

test("after 1001 it comes back within 3 s, and a ready forgets the failures before", async () => {
  const { sockets, ready, timers, link } = given({ random: () => 0.99 });
  for (let time = 1; time <= 3; time += 1) {
    ready().drop(1001);
    assert.equal(link.state.phase, "waiting");
    assert.ok(link.state.retryAt - timers.now() < 3_000);
    await timers.pass(3_000);
    assert.equal(sockets.length, time + 1);
  }
});

test("while it fails, offline since stays what it was", async () => {
  const { sockets, ready, timers, link } = given();
  await timers.pass(60_000);
  ready().drop(1001);
  const { since } = link.state;
  for (let time = 0; time < 5; time += 1) {
    await timers.pass(31_000);
    sockets.at(-1).drop(1006);
    assert.equal(link.state.since, since);
  }
});

test("silence is answered with a ping, and after two heartbeats with a new connection", async () => {
  const { sockets, ready, timers, link } = given();
  const socket = ready();
  await timers.pass(9_000);
  socket.hear({ type: "message" });
  await timers.pass(9_000);
  assert.equal(socket.ofType("ping").length, 0);
  await timers.pass(1_500);
  assert.equal(socket.ofType("ping").length, 1);
  socket.hear({ type: "pong" });
  await timers.pass(19_000);
  assert.equal(link.ready, true);
  await timers.pass(1_500);
  assert.equal(socket.closed, true);
  await timers.pass(3_000);
  assert.equal(sockets.length, 2);
});

test("4401 renews the sign-in at once and goes on, or ends", async () => {
  const lives = given();
  lives.ready().drop(4401);
  await lives.timers.pass(0);
  assert.deepEqual(lives.asked, [true]);
  assert.equal(lives.sockets.length, 2);

  const ended = given({ authorize: async () => false });
  ended.ready().drop(4401);
  await ended.timers.pass(0);
  assert.equal(ended.signedOut, 1);
  assert.equal(ended.link.state.phase, "stopped");
});

test("a refused upgrade looks at the sign-in before the next try; no answer is no sign-out", async () => {
  let answers = 0;
  const authorize = async () => {
    answers += 1;
    if (answers === 1) throw new Error("offline");
    return true;
  };
  const { sockets, timers, asked, signedOut } = given({ authorize });
  sockets[0].drop(1006);
  await timers.pass(40_000);
  assert.deepEqual(asked.slice(0, 2), [false, false]);
  assert.ok(sockets.length >= 2);
  assert.equal(signedOut, 0);
});

test("4429 asks for patience", () => {
  const { ready, timers, link } = given({ random: () => 0 });
  ready().drop(4429);
  assert.ok(link.state.retryAt - timers.now() >= 5_000);
});

test("a handshake that hangs is given up, and what an old socket says is not heard", async () => {
  const { sockets, timers, frames } = given();
  const [first] = sockets;
  await timers.pass(20_000);
  assert.equal(first.closed, true);
  first.hear({ type: "ready" });
  assert.deepEqual(frames, []);
});

function answers(...list) {
  const asked = [];
  const fetch = async (path, { method }) => {
    asked.push(`${method} ${path}`);
    const [status, body] = list.shift() ?? [500, {}];
    return new Response(status === 204 ? null : JSON.stringify(body), { status });
  };
  return { asked, http: new Http({ fetch }) };
}

test("a call with an expired sign-in renews it once and is made again", async () => {
  const { asked, http } = answers([401, { code: "unauthenticated" }], [200, {}], [200, { id: "u1" }]);
  assert.deepEqual(await http.call("GET", "/api/me"), { id: "u1" });
  assert.deepEqual(asked, ["GET /api/me", "POST /api/auth/refresh", "GET /api/me"]);
});

test("two calls at once share one renewal", async () => {
  const expired = [401, { code: "unauthenticated" }];
  const { asked, http } = answers(expired, expired, [200, {}], [200, 1], [200, 2]);
  await Promise.all([http.call("GET", "/a"), http.call("GET", "/b")]);
  await settled();
  assert.equal(asked.filter((one) => one.endsWith("/refresh")).length, 1);
});

test("a wrong password is not renewed away, and problems keep their fields", async () => {
  const { asked, http } = answers([401, { code: "bad_credentials", detail: "Wrong." }]);
  await assert.rejects(http.call("POST", "/api/auth/login", {}), {
    code: "bad_credentials",
    detail: "Wrong.",
  });
  assert.equal(asked.length, 1);
  const errors = [{ field: "name", code: "conflict", message: "taken" }];
  const refused = answers([409, { code: "conflict", errors }]);
  await assert.rejects(refused.http.call("POST", "/api/rooms", {}), { code: "conflict", errors });
});

test("no network is said as such, and a renewal without an answer is not the end", async () => {
  const http = new Http({ fetch: () => Promise.reject(new TypeError("failed")) });
  await assert.rejects(http.call("GET", "/api/me"), { code: "offline", passing: true });
  const { http: ill } = answers([401, { code: "unauthenticated" }], [503, {}]);
  await assert.rejects(ill.call("GET", "/api/me"), { code: "unavailable" });
});

test("many questions at once wait for each other, and what changes something waits for none", async () => {
  const asked = [];
  const answer = [];
  const fetch = (path) => {
    asked.push(path);
    return new Promise((resolve) => answer.push(() => resolve(new Response("{}", { status: 200 }))));
  };
  const http = new Http({ fetch });
  const all = [1, 2, 3, 4, 5, 6].map((number) => http.call("GET", `/${number}`));
  const change = http.call("POST", "/change", {});
  await settled();
  assert.deepEqual(asked, ["/1", "/2", "/3", "/4", "/change"]);
  answer[1]();
  await all[1];
  await settled();
  assert.deepEqual(asked.slice(5), ["/5"]);
  answer.forEach((one) => one());
  await settled();
  answer.forEach((one) => one());
  await Promise.all([...all, change]);
  assert.equal(asked.length, 7);
});

test("on a dead line nobody is told for more than 10 s after speaking that all is well", async () => {
  const { ready, timers, link } = given();
  const socket = ready();
  await timers.pass(3_000);
  link.send({ type: "post" });
  await timers.pass(4_000);
  assert.deepEqual(socket.sent.at(-1), { type: "ping" });
  assert.ok(!link.state.doubtful);
  await timers.pass(5_000);
  assert.equal(link.state.phase, "ready");
  assert.ok(link.state.doubtful);
  socket.hear({ type: "pong" });
  assert.ok(!link.state.doubtful);
});

test("whoever is answered is asked for nothing more", async () => {
  const { ready, timers, link } = given();
  const socket = ready();
  link.send({ type: "post" });
  await timers.pass(1_000);
  socket.hear({ type: "ack" });
  const said = socket.sent.length;
  await timers.pass(8_000);
  assert.equal(socket.sent.length, said);
  assert.ok(!link.state.doubtful);
});

test("a browser without a network doubts at once, and believes a server that answers all the same", () => {
  const { ready, link } = given();
  const socket = ready();
  link.networkLost();
  assert.ok(link.state.doubtful);
  socket.hear({ type: "pong" });
  assert.ok(!link.state.doubtful);
});

test("a socket that died while nobody looked is left when the network is back", async () => {
  const { sockets, ready, timers, link } = given();
  const dead = ready();
  link.lookAgain();
  assert.deepEqual(dead.sent.at(-1), { type: "ping" });
  await timers.pass(5_000);
  assert.equal(link.state.phase, "waiting");
  link.lookAgain();
  assert.equal(sockets.length, 2);
  const alive = ready();
  link.lookAgain();
  alive.hear({ type: "pong" });
  await timers.pass(6_000);
  assert.equal(link.state.phase, "ready");
});
