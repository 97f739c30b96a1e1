import { html, nothing, svg } from "lit";
import { qrCode } from "../../state/invite/qr.js";

/** The light border that readers need to find a code. */
const QUIET_ZONE = 4;

/**
 * @param {string} text
 * @param {string} label
 */
export function qrPicture(text, label) {
  const fields = qrCode(text);
  if (!fields) return nothing;
  const size = fields.length + 2 * QUIET_ZONE;
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
    ${svg`<rect class="qr-light" width=${size} height=${size}/><path class="qr-dark" d=${pathOf(fields)}/>`}
  </svg>`;
}

/**
 * Each run of dark fields in a row is one box.
 *
 * @param {boolean[][]} fields
 */
export function pathOf(fields) {
  let path = "";
  for (const [row, line] of fields.entries()) {
    for (let from = 0; from < line.length; from += 1) {
      if (!line[from]) continue;
      let to = from;
      while (line[to]) to += 1;
      path += `M${from + QUIET_ZONE} ${row + QUIET_ZONE}h${to - from}v1H${from + QUIET_ZONE}z`;
      from = to;
    }
  }
  return path;
}
