import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { qrCode } from "../../main/client/state/invite/qr.js";

/** Codes that another encoder has made, row by row, the first field in the highest bit. */
const KNOWN = JSON.parse(readFileSync(new URL("qr-codes.json", import.meta.url), "utf8"));

/** What fits with correction M, by version. */
const BYTES_MAX = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213];

for (const { text, repeat = 1, size, rows } of KNOWN) {
  test(`a code of ${size} fields is the one that others make`, () => {
    const made = qrCode(text.repeat(repeat)).map((row) => {
      const bits = row.map((dark) => (dark ? "1" : "0")).join("");
      return BigInt(`0b${bits}`).toString(16).padStart(Math.ceil(size / 4), "0");
    });
    assert.deepEqual(made, rows);
  });
}

test("a code is as large as its text needs, and a text that is too long has none", () => {
  for (const [at, bytes] of BYTES_MAX.entries()) {
    assert.equal(qrCode("x".repeat(bytes)).length, 21 + 4 * at);
    const next = qrCode("x".repeat(bytes + 1));
    if (at === BYTES_MAX.length - 1) assert.equal(next, undefined);
    else assert.equal(next.length, 25 + 4 * at);
  }
  // Bytes count, and not letters.
  assert.equal(qrCode("ü".repeat(7)).length, 21);
  assert.equal(qrCode("ü".repeat(8)).length, 25);
});
