import { AsyncDirective, directive } from "lit/async-directive.js";
import { Viewer } from "../../state/signals.js";
import { onNextFrame } from "./next-frame.js";

/**
 * A part of a page that is drawn anew by itself when something moves that it reads, so that a list of a thousand rooms
 * needn't be for one of them.
 */
class LivePart extends AsyncDirective {
  /** @type {() => unknown} */
  #draw = () => undefined;
  #scheduled = false;
  #viewer = new Viewer(() => this.#soon());

  /** @param {() => unknown} draw */
  render(draw) {
    this.#draw = draw;
    return this.#viewer.run(draw);
  }

  disconnected() {
    this.#viewer.stop();
  }

  reconnected() {
    this.setValue(this.#viewer.run(this.#draw));
  }

  #soon() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    onNextFrame(() => {
      this.#scheduled = false;
      if (this.isConnected) this.setValue(this.#viewer.run(this.#draw));
    });
  }
}

export const live = directive(LivePart);

/**
 * Does it now, and again after a while when something has moved that it reads.
 *
 * @param {() => void} act
 * @param {number} ms
 * @returns {() => void} ends it
 */
export function follow(act, ms) {
  /** @type {number | undefined} */
  let timer;
  const again = () => {
    timer = undefined;
    viewer.run(act);
  };
  const viewer = new Viewer(() => (timer ??= window.setTimeout(again, ms)));
  viewer.run(act);
  return () => {
    window.clearTimeout(timer);
    viewer.stop();
  };
}
