/** The first retry comes soon, but not at the same moment for everyone who lost the same server. */
const FIRST_RETRY_MAX_MS = 3_000;
/** Nobody waits longer than this between two tries, so that coming back is never far away. */
const RETRY_MAX_MS = 30_000;
const DOUBLING_FROM_MS = 2_000;
/** A server that asked for patience gets at least this much of it. */
const PATIENCE_MS = 5_000;

/**
 * How long to wait before a try, with full jitter.
 *
 * @param {number} attempt 0 for the first retry since the connection last worked
 * @param {() => number} random from 0 up to but not including 1
 * @param {boolean} [patient] whether the server asked to be left alone for a while
 * @returns {number}
 */
export function retryDelayMs(attempt, random, patient = false) {
  const floor = patient ? PATIENCE_MS : 0;
  if (attempt === 0) return floor + random() * FIRST_RETRY_MAX_MS;
  const ceiling = Math.min(RETRY_MAX_MS, DOUBLING_FROM_MS * 2 ** Math.min(attempt, 10));
  return Math.min(RETRY_MAX_MS, floor + random() * ceiling);
}
