import { patterns, writeFormat, writeWords } from "./qr-grid.js";
import { dataWords, interleaved, versionFor } from "./qr-words.js";

/**
 * QR codes as ISO/IEC 18004 has them, as far as a link needs: bytes, error correction M, versions 1 to 10.
 */

/** @type {((row: number, column: number) => boolean)[]} */
const MASKS = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/**
 * The dark and light fields of a code, row by row, without the quiet zone around it.
 *
 * @param {string} text
 * @returns {boolean[][] | undefined} undefined when it is too long
 */
export function qrCode(text) {
  const bytes = [...new TextEncoder().encode(text)];
  const version = versionFor(bytes.length);
  if (version === undefined) return undefined;
  const words = interleaved(dataWords(bytes, version), version);
  let best = { cost: Infinity, fields: /** @type {boolean[][]} */ ([]) };
  for (const [mask, inverts] of MASKS.entries()) {
    const grid = patterns(version);
    writeFormat(grid, mask);
    writeWords(grid, words, inverts);
    const fields = grid.map((row) => row.map((field) => field === true));
    const cost = penalty(fields);
    if (cost < best.cost) best = { cost, fields };
  }
  return best.fields;
}

/**
 * How hard a code is to read: long runs, blocks of one colour, what looks like a corner, too much dark.
 *
 * @param {boolean[][]} fields
 */
function penalty(fields) {
  const columns = fields.map((_, at) => fields.map((row) => row[at] ?? false));
  const lines = [...fields, ...columns];
  const dark = fields.flat().filter(Boolean).length;
  const share = (dark * 100) / fields.length ** 2;
  return (
    lines.reduce((sum, line) => sum + runs(line) + lookalikes(line), 0) +
    3 * blocks(fields) +
    10 * Math.floor(Math.abs(share - 50) / 5)
  );
}

/** @param {boolean[]} line */
function runs(line) {
  let cost = 0;
  let length = 0;
  for (const [at, dark] of line.entries()) {
    length = at > 0 && dark === line[at - 1] ? length + 1 : 1;
    if (length === 5) cost += 3;
    else if (length > 5) cost += 1;
  }
  return cost;
}

/** @param {boolean[]} line */
function lookalikes(line) {
  const text = line.map((dark) => (dark ? "1" : "0")).join("");
  return 40 * ((text.match(/(?=00001011101)/g)?.length ?? 0) + (text.match(/(?=10111010000)/g)?.length ?? 0));
}

/** @param {boolean[][]} fields */
function blocks(fields) {
  let count = 0;
  for (const [at, row] of fields.slice(1).entries()) {
    const above = fields[at] ?? [];
    for (let column = 1; column < row.length; column += 1) {
      const dark = row[column];
      if (dark === row[column - 1] && dark === above[column] && dark === above[column - 1]) count += 1;
    }
  }
  return count;
}
