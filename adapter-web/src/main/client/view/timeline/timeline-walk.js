/**
 * The row of a message, or of the last one before it: not everything that has a number is a message.
 *
 * @param {Element} timeline
 * @param {number} seq
 */
export function rowAt(timeline, seq) {
  const rows = /** @type {HTMLElement[]} */ ([...timeline.querySelectorAll("[data-lasting]")]);
  return rows.findLast((row) => Number(row.dataset.seq) <= seq) ?? rows[0];
}

/**
 * The arrows walk from message to message; Tab then reaches what can be done about one.
 *
 * @param {KeyboardEvent} event
 */
export function walk(event) {
  const focused = document.activeElement;
  if (focused?.localName !== "fm-message" || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const timeline = /** @type {Element} */ (event.currentTarget);
  const all = [...timeline.querySelectorAll("fm-message")];
  const next = all[all.indexOf(focused) + (event.key === "ArrowUp" ? -1 : 1)];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
