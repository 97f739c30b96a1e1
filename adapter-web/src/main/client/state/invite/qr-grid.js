import { bitsOf } from "./qr-words.js";

/** Where a QR code says it: the fields that each code of a version has, and the way through the others. */

/** By version: where the centres of the alignment patterns lie, in both directions. */
const ALIGNED = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

/** The bits that stand for correction level M. */
const LEVEL_M = 0b00;
const FORMAT_GENERATOR = 0b10100110111;
const FORMAT_MASK = 0b101010000010010;
const VERSION_GENERATOR = 0b1111100100101;
/** From here on the version itself is written into the code. */
const VERSION_SAID_FROM = 7;

/** @typedef {(boolean | undefined)[][]} Grid a field that nothing is written in yet is undefined */

/**
 * @param {Grid} grid
 * @param {number} row
 * @param {number} column
 * @param {boolean} dark
 */
function set(grid, row, column, dark) {
  const line = grid[row];
  if (line && column >= 0 && column < line.length) line[column] = dark;
}

/**
 * What each code of a version has in the same place.
 *
 * @param {number} version
 * @returns {Grid}
 */
export function patterns(version) {
  const size = 17 + 4 * version;
  /** @type {Grid} */
  const grid = Array.from({ length: size }, () => new Array(size).fill(undefined));
  for (let at = 0; at < size; at += 1) {
    set(grid, 6, at, at % 2 === 0);
    set(grid, at, 6, at % 2 === 0);
  }
  square(grid, 3, 3, 4);
  square(grid, 3, size - 4, 4);
  square(grid, size - 4, 3, 4);
  align(grid, ALIGNED[version - 1] ?? [], size);
  writeFormat(grid, 0);
  set(grid, size - 8, 8, true);
  if (version >= VERSION_SAID_FROM) writeVersion(grid, version, size);
  return grid;
}

/**
 * Rings around a dark heart; of the large ones the outermost is the light border, which may lie outside.
 *
 * @param {Grid} grid
 * @param {number} row
 * @param {number} column
 * @param {number} reach
 */
function square(grid, row, column, reach) {
  for (let down = -reach; down <= reach; down += 1) {
    for (let right = -reach; right <= reach; right += 1) {
      const ring = Math.max(Math.abs(down), Math.abs(right));
      const light = reach === 4 ? ring === 2 || ring === 4 : ring === 1;
      set(grid, row + down, column + right, !light);
    }
  }
}

/**
 * @param {Grid} grid
 * @param {number[]} centres
 * @param {number} size
 */
function align(grid, centres, size) {
  for (const row of centres) {
    for (const column of centres) {
      const edge = (/** @type {number} */ at) => at === 6;
      const far = (/** @type {number} */ at) => at === size - 7;
      const inCorner = (edge(row) && (edge(column) || far(column))) || (far(row) && edge(column));
      if (!inCorner) square(grid, row, column, 2);
    }
  }
}

/**
 * Level and mask, with bits that correct them, twice.
 *
 * @param {Grid} grid
 * @param {number} mask
 */
export function writeFormat(grid, mask) {
  const size = grid.length;
  const data = (LEVEL_M << 3) | mask;
  const bits = bitsOf(((data << 10) | rest(data << 10, FORMAT_GENERATOR, 10)) ^ FORMAT_MASK, 15).reverse();
  for (const [at, dark] of bits.entries()) {
    set(grid, at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, 8, dark);
    set(grid, 8, at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at, dark);
  }
}

/**
 * @param {Grid} grid
 * @param {number} version
 * @param {number} size
 */
function writeVersion(grid, version, size) {
  const bits = bitsOf((version << 12) | rest(version << 12, VERSION_GENERATOR, 12), 18).reverse();
  for (const [at, dark] of bits.entries()) {
    set(grid, Math.floor(at / 3), size - 11 + (at % 3), dark);
    set(grid, size - 11 + (at % 3), Math.floor(at / 3), dark);
  }
}

/**
 * Of a division of polynomials over the field of two elements.
 *
 * @param {number} value
 * @param {number} divisor
 * @param {number} degree of the divisor
 */
function rest(value, divisor, degree) {
  let left = value;
  for (let bit = 31 - degree; bit >= 0; bit -= 1) if ((left >> (bit + degree)) & 1) left ^= divisor << bit;
  return left;
}

/**
 * Upwards and downwards through pairs of columns from the right, past what is there.
 *
 * @param {Grid} grid
 * @param {number[]} words
 * @param {(row: number, column: number) => boolean} inverts
 */
export function writeWords(grid, words, inverts) {
  const bits = words.flatMap((word) => bitsOf(word, 8));
  const size = grid.length;
  let at = 0;
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern belongs to no pair.
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (grid[row]?.[column] !== undefined) continue;
        set(grid, row, column, (bits[at] ?? false) !== inverts(row, column));
        at += 1;
      }
    }
    upwards = !upwards;
  }
}
