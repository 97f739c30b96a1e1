/** @import { ScrollPosition } from "../../state/timeline/scroll-positions.js" */

/** So near the bottom counts as at the bottom: touch screens stop a few pixels short. */
const BOTTOM_WITHIN_PX = 40;
/** Where a shown line comes to stand, as a part of the height. */
const SHOWN_AT = 0.25;

/**
 * Keeps what is being read where it is. At the bottom the newest stays in sight; elsewhere the first visible
 * row stays put, whatever is added above or changes its height. Corrections run between layout and painting,
 * so nothing is seen to jump. Browsers' own scroll anchoring is off in the style sheet, since not all have
 * it.
 */
export class ScrollKeeper {
  /** @type {HTMLElement | undefined} */
  #scroller;
  /** @type {{element: HTMLElement, top: number} | undefined} */
  #anchor;
  #stuck = true;
  /** How things stood when last looked at, so that a person's scrolling can be told from a page that grew. */
  #before = { scrollTop: 0, scrollHeight: 0, clientHeight: 0 };
  #onMoved;
  /** Whether the end of the page isn't the newest, so that nothing is kept at it. */
  floating = false;
  #observer = new ResizeObserver(() => this.keep());
  #scrolled = () => this.#look();

  /** @param {(stuck: boolean) => void} onMoved */
  constructor(onMoved) {
    this.#onMoved = onMoved;
  }

  /**
   * @param {HTMLElement} scroller
   * @param {HTMLElement} content
   */
  start(scroller, content) {
    this.#scroller = scroller;
    scroller.addEventListener("scroll", this.#scrolled, { passive: true });
    this.#observer.observe(scroller);
    this.#observer.observe(content);
  }

  stop() {
    this.#scroller?.removeEventListener("scroll", this.#scrolled);
    this.#observer.disconnect();
  }

  /** How far it is to the top. */
  get top() {
    return this.#scroller?.scrollTop ?? 0;
  }

  /** How far it is to the bottom. */
  get bottom() {
    const scroller = this.#scroller;
    return scroller ? scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight : 0;
  }

  /**
   * What is being read: the first visible row; none at the newest.
   *
   * @returns {ScrollPosition | undefined}
   */
  get place() {
    return this.#anchor && { seq: Number(this.#anchor.element.dataset.seq), top: this.#anchor.top };
  }

  /** Goes to the newest, if the page ends with it, and stays there. */
  stick() {
    this.#stuck = true;
    if (!this.floating) this.#toBottom();
    this.#onMoved(true);
  }

  /**
   * Brings an element into the upper part, unless the newest is in sight then anyway.
   *
   * @param {HTMLElement} element
   * @param {number} [top] how far it is to stand from the upper edge
   * @returns {number} by how much it stands lower, because the page ends too early
   */
  show(element, top) {
    const scroller = this.#scroller;
    if (!scroller) return 0;
    const offset = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const wanted = scroller.scrollTop + offset - (top ?? scroller.clientHeight * SHOWN_AT);
    scroller.scrollTop = wanted;
    this.#stuck = false;
    this.#look();
    return wanted - scroller.scrollTop;
  }

  #look() {
    const scroller = this.#scroller;
    if (!scroller) return;
    const atBottom = this.bottom < BOTTOM_WITHIN_PX;
    // In a flood of messages the page has grown again by the time it is told of its own scrolling.
    this.#stuck = !this.floating && (atBottom || (this.#stuck && this.#scrolledBy(scroller) >= 0));
    this.#remember(scroller);
    this.#anchor = this.#stuck ? undefined : anchorIn(scroller);
    this.#onMoved(this.#stuck);
  }

  #toBottom() {
    const scroller = this.#scroller;
    if (!scroller) return;
    scroller.scrollTop = scroller.scrollHeight;
    this.#remember(scroller);
  }

  /**
   * Puts back what is being read. It is seen to when heights change; only whoever takes as much away as they add must
   * ask for it.
   */
  keep() {
    const scroller = this.#scroller;
    if (!scroller) return;
    // Who scrolls in the same moment in which the page grows: no event has told of it yet.
    const scrolled = this.#scrolledBy(scroller);
    if (this.#stuck && !this.floating) {
      if (scrolled < 0) this.#look();
      if (this.#stuck) this.#toBottom();
      return;
    }
    if (this.#anchor?.element.isConnected) {
      const { element } = this.#anchor;
      this.#anchor.top -= scrolled;
      const top = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      scroller.scrollTop += top - this.#anchor.top;
    }
    this.#remember(scroller);
  }

  /** @param {HTMLElement} scroller */
  #remember({ scrollTop, scrollHeight, clientHeight }) {
    this.#before = { scrollTop, scrollHeight, clientHeight };
  }

  /**
   * How far somebody has scrolled since it was looked at last. What a browser does by itself is not counted:
   * when the page gets shorter or its window higher, it moves up, yet never further than to the end.
   *
   * @param {HTMLElement} scroller
   */
  #scrolledBy({ scrollTop, scrollHeight, clientHeight }) {
    const before = this.#before;
    // Heights are told in whole pixels, so the end may be up to one nearer.
    const end =
      Math.min(scrollHeight, before.scrollHeight) - Math.max(clientHeight, before.clientHeight) - 1;
    const moved = Math.min(before.scrollTop, end);
    if (scrollTop < moved) return scrollTop - moved;
    return Math.max(scrollTop - before.scrollTop, 0);
  }
}

/**
 * The first lasting row in sight and where it stands.
 *
 * @param {HTMLElement} scroller
 */
function anchorIn(scroller) {
  const edge = scroller.getBoundingClientRect().top;
  const rows = /** @type {NodeListOf<HTMLElement>} */ (scroller.querySelectorAll("[data-lasting]"));
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {HTMLElement} */ (rows[middle]).getBoundingClientRect().bottom > edge) high = middle;
    else low = middle + 1;
  }
  const element = rows[low];
  return element && { element, top: element.getBoundingClientRect().top - edge };
}
