/**
 * A field that the server didn't like.
 *
 * @typedef {{field: string, code: string, message: string}} FieldProblem
 */

/** Why a call didn't do what was asked: the server's `code`, or `offline` when no answer came. */
export class Problem extends Error {
  /**
   * @param {string} code
   * @param {string} detail
   * @param {{status?: number, errors?: FieldProblem[], retryAfterMs?: number}} [more]
   */
  constructor(code, detail, more = {}) {
    super(detail);
    this.name = "Problem";
    this.code = code;
    this.detail = detail;
    this.status = more.status ?? 0;
    this.errors = more.errors ?? [];
    this.retryAfterMs = more.retryAfterMs;
  }

  /** Whether the same call may well succeed later. */
  get passing() {
    return ["offline", "unavailable", "rate_limited"].includes(this.code) || this.status >= 500;
  }
}

/**
 * What to tell a person about something thrown.
 *
 * @param {unknown} thrown
 * @returns {Problem}
 */
export function asProblem(thrown) {
  if (thrown instanceof Problem) return thrown;
  return new Problem("broken", thrown instanceof Error ? thrown.message : String(thrown));
}
