/** What a QR code says: its bytes with their correction, in the order in which they are written. */

/**
 * By version: how many bytes there are for error correction in each block, and the blocks as [how many, data bytes].
 *
 * @type {[number, [number, number][]][]}
 */
const BLOCKS = [
  [10, [[1, 16]]],
  [16, [[1, 28]]],
  [26, [[1, 44]]],
  [18, [[2, 32]]],
  [24, [[2, 43]]],
  [16, [[4, 27]]],
  [18, [[4, 31]]],
  [
    22,
    [
      [2, 38],
      [2, 39],
    ],
  ],
  [
    22,
    [
      [3, 36],
      [2, 37],
    ],
  ],
  [
    26,
    [
      [4, 43],
      [1, 44],
    ],
  ],
];

const BYTE_MODE = 0b0100;
/** What fills the bytes that are left. */
const PADDING = [0xec, 0x11];

/** @param {number} version */
function capacity(version) {
  const blocks = /** @type {[number, [number, number][]]} */ (BLOCKS[version - 1])[1];
  return blocks.reduce((sum, [count, length]) => sum + count * length, 0);
}

/** @param {number} version */
function lengthBits(version) {
  return version < 10 ? 8 : 16;
}

/**
 * @param {number} length
 * @returns {number | undefined}
 */
export function versionFor(length) {
  for (let version = 1; version <= BLOCKS.length; version += 1)
    if (4 + lengthBits(version) + 8 * length <= 8 * capacity(version)) return version;
  return undefined;
}

/**
 * @param {number[]} bytes
 * @param {number} version
 */
export function dataWords(bytes, version) {
  const bits = [...bitsOf(BYTE_MODE, 4), ...bitsOf(bytes.length, lengthBits(version))];
  for (const byte of bytes) bits.push(...bitsOf(byte, 8));
  const room = 8 * capacity(version);
  for (let ending = 0; ending < 4 && bits.length < room; ending += 1) bits.push(false);
  while (bits.length % 8 !== 0) bits.push(false);
  for (let filler = 0; bits.length < room; filler += 1) bits.push(...bitsOf(PADDING[filler % 2] ?? 0, 8));
  const words = [];
  for (let at = 0; at < bits.length; at += 8)
    words.push(bits.slice(at, at + 8).reduce((word, bit) => word * 2 + (bit ? 1 : 0), 0));
  return words;
}

/**
 * Cut into blocks, each with its correction, and taken word by word from all of them in turn.
 *
 * @param {number[]} words
 * @param {number} version
 */
export function interleaved(words, version) {
  const [checks, shape] = /** @type {[number, [number, number][]]} */ (BLOCKS[version - 1]);
  const blocks = [];
  let at = 0;
  for (const [count, length] of shape) {
    for (let one = 0; one < count; one += 1, at += length) blocks.push(words.slice(at, at + length));
  }
  return [...inTurn(blocks), ...inTurn(blocks.map((block) => correction(block, checks)))];
}

/** @param {number[][]} lists */
function inTurn(lists) {
  const longest = Math.max(...lists.map((list) => list.length));
  const all = [];
  for (let at = 0; at < longest; at += 1) for (const list of lists) if (at < list.length) all.push(list[at] ?? 0);
  return all;
}

/**
 * The rest of the division by the generator polynomial, over the field of 256 elements.
 *
 * @param {number[]} block
 * @param {number} checks how many bytes
 */
function correction(block, checks) {
  const divisor = generator(checks);
  const rest = [...block, ...new Array(checks).fill(0)];
  for (let at = 0; at < block.length; at += 1) {
    const factor = rest[at] ?? 0;
    for (const [step, coefficient] of divisor.entries()) rest[at + step] ^= times(coefficient, factor);
  }
  return rest.slice(block.length);
}

/**
 * The product of all (x - 2^power), highest power of x first.
 *
 * @param {number} checks
 */
function generator(checks) {
  let product = [1];
  for (let power = 0, root = 1; power < checks; power += 1, root = times(root, 2)) {
    const next = [...product, 0];
    for (const [at, coefficient] of product.entries()) next[at + 1] = (next[at + 1] ?? 0) ^ times(coefficient, root);
    product = next;
  }
  return product;
}

/**
 * @param {number} a
 * @param {number} b
 */
function times(a, b) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ (product >> 7 ? 0x11d : 0);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

/**
 * @param {number} value
 * @param {number} count
 * @returns {boolean[]} the highest first
 */
export function bitsOf(value, count) {
  return Array.from({ length: count }, (_, at) => ((value >> (count - 1 - at)) & 1) === 1);
}
