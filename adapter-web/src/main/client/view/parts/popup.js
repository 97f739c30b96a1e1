/** What stands off the edges of the window, and off its button. */
const GAP_PX = 6;

/**
 * Puts an open popover under its button, or above it where there is no room below.
 *
 * @param {HTMLElement} popup
 * @param {Element} button
 * @param {"start" | "end"} [edge] of the button, with which it is in line
 */
export function placeBy(popup, button, edge = "end") {
  const at = button.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const below = at.bottom + GAP_PX;
  const fits = below + height + GAP_PX <= window.innerHeight;
  const top = fits ? below : Math.max(GAP_PX, at.top - GAP_PX - height);
  const wanted = edge === "end" ? at.right - width : at.left;
  const left = Math.max(GAP_PX, Math.min(wanted, window.innerWidth - width - GAP_PX));
  popup.style.top = `${top}px`;
  popup.style.left = `${left}px`;
}

/**
 * The key that moves on to another entry of a menu.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} items
 */
export function moveBetween(event, items) {
  const at = items.findIndex((item) => item === document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined || items.length === 0) return;
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
}
