/** Time, chance, storage, sockets and a small server, all in the test's hand. */

export class FakeTimers {
  #now = 1_000_000;
  #next = 1;
  #all = new Map();

  now = () => this.#now;

  after = (ms, run) => {
    const timer = this.#next++;
    this.#all.set(timer, { at: this.#now + ms, run });
    return timer;
  };

  cancel = (timer) => {
    this.#all.delete(timer);
  };

  get count() {
    return this.#all.size;
  }

  /** Lets time pass, and everything happen that was due meanwhile. */
  async pass(ms) {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#all].filter(([, one]) => one.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.#all.delete(due[0]);
      this.#now = Math.max(this.#now, due[1].at);
      due[1].run();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** All promises that can go on have gone on. */
export async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

export function fakeStorage() {
  const values = new Map();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

export class FakeSocket {
  sent = [];
  closed = false;
  onopen = null;
  onmessage = null;
  onclose = null;

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.closed = true;
  }

  open() {
    this.onopen?.({});
  }

  hear(frame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  drop(code = 1006) {
    this.onclose?.({ code });
  }

  ofType(type) {
    return this.sent.filter((frame) => frame.type === type);
  }
}

/** Ids that can be told apart at a glance. */
export function counter(prefix = "id") {
  let count = 0;
  return () => `${prefix}${++count}`;
}

export const ME = { id: "u1", username: "ada", displayName: "Ada", online: true, bot: false };
export const BO = { id: "u2", username: "bo", displayName: "Bo", online: true, bot: false };

export function view(more = {}) {
  return {
    id: "r1",
    kind: "room",
    name: "general",
    visibility: "public",
    memberCount: 2,
    firstSeq: 1,
    changed: 1,
    head: 10,
    readSeq: 10,
    unread: 0,
    mentions: 0,
    myRole: "member",
    ...more,
  };
}

export function message(seq, more = {}) {
  return {
    room: "r1",
    seq,
    changed: seq,
    kind: "text",
    sender: BO,
    body: `message ${seq}`,
    createdAt: "2026-01-02T03:04:05.000Z",
    mentions: [],
    reactions: [],
    attachments: [],
    ...more,
  };
}

export function messageChange(seq, more = {}, by = undefined) {
  const whole = message(seq, more);
  return { type: "message", room: whole.room, seq: whole.changed, message: whole, by };
}

export function member(user, changed, more = {}) {
  return { user, role: "member", readSeq: 0, changed, ...more };
}
