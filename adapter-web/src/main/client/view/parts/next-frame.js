/** While nobody looks, a page needn't be drawn at each frame that comes, only the title now and then. */
const HIDDEN_DELAY_MS = 300;

/** @param {() => void} draw */
export function onNextFrame(draw) {
  if (document.hidden) window.setTimeout(draw, HIDDEN_DELAY_MS);
  else window.requestAnimationFrame(draw);
}
