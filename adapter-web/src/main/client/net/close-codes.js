/**
 * What a closed socket asks of the client: to come back, to come back later, or to renew its sign-in first.
 *
 * @typedef {"again" | "later" | "authorize"} AfterClose
 */

/**
 * A refused upgrade looks like a broken network to a browser, so a socket that never opened may mean that the
 * sign-in has expired: it is looked at before the next try.
 *
 * @param {number} code the close code, 1006 when there was none
 * @param {boolean} opened whether the socket had opened before
 * @returns {AfterClose}
 */
export function afterClose(code, opened) {
  switch (code) {
    case 4401:
      return "authorize";
    case 4400:
    case 4429:
      return "later";
    default:
      return opened ? "again" : "authorize";
  }
}
