import assert from "node:assert/strict";
import { test } from "node:test";
import { batch, Derived, sameItems, Signal, Viewer } from "../../main/client/state/signals.js";

/** A number with its signal. */
function number(value) {
  const signal = new Signal();
  return {
    get value() {
      signal.read();
      return value;
    },
    set value(other) {
      value = other;
      signal.tell();
    },
  };
}

/** Somebody who looks again whenever they are told. */
function looking(look) {
  const seen = [];
  const viewer = new Viewer(() => seen.push(viewer.run(look)));
  seen.push(viewer.run(look));
  return { seen, viewer };
}

test("who reads is told, and who doesn't isn't", () => {
  const [one, other] = [number(1), number(2)];
  const { seen } = looking(() => one.value);
  other.value = 3;
  one.value = 4;
  assert.deepEqual(seen, [1, 4]);
});

test("what isn't read any more tells nothing any more", () => {
  const [which, left, right] = [number(0), number(1), number(2)];
  const { seen } = looking(() => (which.value === 0 ? left.value : right.value));
  which.value = 1;
  left.value = 5;
  assert.deepEqual(seen, [1, 2]);
  right.value = 6;
  assert.deepEqual(seen, [1, 2, 6]);
});

test("a batch tells once, at its end, also where one lies in another, and where one breaks", () => {
  const [one, other] = [number(1), number(2)];
  const { seen } = looking(() => one.value + other.value);
  batch(() => {
    one.value = 10;
    batch(() => (other.value = 20));
    assert.deepEqual(seen, [3]);
  });
  assert.deepEqual(seen, [3, 30]);
  assert.throws(() =>
    batch(() => {
      one.value = 11;
      throw new Error("broken");
    }),
  );
  assert.deepEqual(seen, [3, 30, 31]);
});

test("what is derived is worked out once, and only when something has moved", () => {
  const one = number(1);
  let times = 0;
  const double = new Derived(() => {
    times += 1;
    return one.value * 2;
  });
  assert.equal(times, 0);
  assert.deepEqual([double.value, double.value, times], [2, 2, 1]);
  one.value = 2;
  assert.equal(times, 1, "nobody has asked");
  assert.deepEqual([double.value, times], [4, 2]);
});

test("what is derived is true within a batch", () => {
  const one = number(1);
  const double = new Derived(() => one.value * 2);
  const more = new Derived(() => double.value + 1);
  assert.equal(more.value, 3);
  batch(() => {
    one.value = 5;
    assert.equal(more.value, 11);
  });
});

test("whoever shows an outcome that stays the same isn't told", () => {
  const one = number(1);
  const big = new Derived(() => one.value > 10);
  const said = new Derived(() => (big.value ? "big" : "small"));
  const { seen } = looking(() => said.value);
  one.value = 2;
  one.value = 11;
  one.value = 12;
  assert.deepEqual(seen, ["small", "big"]);
});

test("two ways to one outcome tell once, and never of a half", () => {
  const one = number(1);
  const plus = new Derived(() => one.value + 1);
  const minus = new Derived(() => one.value - 1);
  const { seen } = looking(() => [plus.value, minus.value].join());
  one.value = 5;
  assert.deepEqual(seen, ["2,0", "6,4"]);
});

test("who has stopped isn't told, not even of what moved before", () => {
  const one = number(1);
  const { seen, viewer } = looking(() => one.value);
  batch(() => {
    one.value = 2;
    viewer.stop();
  });
  assert.deepEqual(seen, [1]);
});

test("a list is the same as long as the same things stand in it", () => {
  const [a, b] = [{}, {}];
  const which = number([a, b]);
  const list = new Derived(() => [...which.value], sameItems);
  const { seen } = looking(() => list.value);
  which.value = [a, b];
  which.value = [b, a];
  assert.deepEqual(seen, [[a, b], [b, a]]);
});
