import { html, svg } from "lit";

/** @import { TemplateResult } from "lit" */

/** @param {TemplateResult<2>} shapes */
const icon = (shapes) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shapes}</svg>`;

export const ICONS = {
  menu: icon(svg`<path d="M4 7h16M4 12h16M4 17h10"/>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  plus: icon(svg`<path d="M12 5v14M5 12h14"/>`),
  compass: icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M15.5 8.5l-2 5-5 2 2-5z"/>`),
  people: icon(svg`<circle cx="9" cy="8.5" r="3.2"/><path d="M3.5 19c.5-3.3 2.6-5 5.5-5s5 1.7 5.5 5"/>
    <path d="M15.5 5.600a3.2 3.2 0 010 5.800M17.5 14.500c1.7.7 2.7 2.2 3 4.5"/>`),
  lock: icon(
    svg`<rect x="6" y="11" width="12" height="8.5" rx="2"/><path d="M8.5 11V8.500a3.5 3.5 0 017 0V11"/>`,
  ),
  hash: icon(svg`<path d="M9.5 4.500l-2 15M16.5 4.500l-2 15M5 9h15M4 15h15"/>`),
  person: icon(svg`<circle cx="12" cy="8.5" r="3.5"/><path d="M5 20c.6-4 3.2-6 7-6s6.4 2 7 6"/>`),
  send: icon(svg`<path d="M5 12l-1-7.500L20.5 12 4 19.5 5 12zm0 0h7"/>`),
  smile: icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M8.5 14c.8 1.5 2 2.2 3.5 2.200s2.7-.7 3.5-2.2"/>
    <path d="M9 9.500v.6M15 9.500v.6"/>`),
  reply: icon(svg`<path d="M10 6L4.5 11.5 10 17"/><path d="M5 11.500h8c4 0 6 2 6.5 6"/>`),
  edit: icon(svg`<path d="M5 19l.8-3.800L16 5l3 3L8.8 18.2 5 19z"/>`),
  trash: icon(svg`<path d="M5 7h14M10 7V5h4v2M7 7l.8 12h8.400L17 7M10.5 10.500v5M13.5 10.500v5"/>`),
  leave: icon(svg`<path d="M14 5H7a2 2 0 00-2 2v10a2 2 0 002 2h7M11 12h9m-3.5-3.500L20 12l-3.5 3.5"/>`),
  down: icon(svg`<path d="M12 5v13M6.5 13L12 18.5 17.5 13"/>`),
  sliders: icon(svg`<path d="M4 8h9M17 8h3M4 16h3M11 16h9"/><circle cx="15" cy="8" r="2"/>
    <circle cx="9" cy="16" r="2"/>`),
  more: icon(svg`<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="2.6"/>`),
  muted: icon(svg`<path d="M4 10v4h3.500l4.500 4V6L7.5 10H4zM16 9.500l5 5M21 9.500l-5 5"/>`),
  addPerson: icon(svg`<circle cx="10" cy="8.5" r="3.2"/><path d="M4 19c.5-3.3 2.800-5 6-5s5.500 1.700 6 5"/>
    <path d="M19 7v6M16 10h6"/>`),
  log: icon(svg`<path d="M7 5h10a2 2 0 012 2v12H7a2 2 0 01-2-2V7a2 2 0 012-2zM9 9.500h6M9 13h6"/>`),
  banned: icon(svg`<circle cx="12" cy="12" r="8"/><path d="M6.500 6.500l11 11"/>`),
  link: icon(svg`<path d="M10 14a4 4 0 005.700 0l3-3a4 4 0 00-5.700-5.700L12 6.300"/>
    <path d="M14 10a4 4 0 00-5.700 0l-3 3A4 4 0 0011 18.700l1-1"/>`),
  write: icon(svg`<path d="M12 5H7a2 2 0 00-2 2v10a2 2 0 002 2h10a2 2 0 002-2v-5"/>
    <path d="M10 14l.6-2.600L18 4l2 2-7.4 7.400L10 14z"/>`),
  note: icon(svg`<path d="M7 4h10v16l-5-3.500L7 20V4z"/>`),
  bell: icon(svg`<path d="M6 16.500V11a6 6 0 0112 0v5.500l1.500 1.500h-15L6 16.500zM10 20.500h4"/>`),
  bellOff: icon(svg`<path d="M6 16.500V11a6 6 0 0112 0v5.500l1.500 1.500h-15L6 16.500zM10 20.500h4M4 4l16 16"/>`),
  read: icon(svg`<path d="M3 12.500l4.500 4.500L15 8M11 16l1 1L21 8"/>`),
  unread: icon(svg`<path d="M20 11.500V17a2 2 0 01-2 2H6a2 2 0 01-2-2V7a2 2 0 012-2h7.500M4.500 7.500L12 13l3-2.200"/>
    <circle cx="18.500" cy="6.500" r="2.800"/>`),
  search: icon(svg`<circle cx="11" cy="11" r="6"/><path d="M15.5 15.500L20 20"/>`),
};

/**
 * People in a ring around a fire: the house's mark, and how the line is. It has gaps while what was missed comes, and
 * is hollow while nothing does.
 *
 * @param {"" | "small" | "small gaps" | "small hollow"} form
 */
export const ring = (form) => html`
  <svg class="mark ${form}" viewBox="0 0 32 32" aria-hidden="true">
    <g class="mark-people">
      <circle cx="16" cy="4.500" r="3"/><circle cx="26" cy="10.250" r="3"/>
      <circle cx="26" cy="21.750" r="3"/><circle cx="16" cy="27.500" r="3"/>
      <circle cx="6" cy="21.750" r="3"/><circle cx="6" cy="10.250" r="3"/>
    </g>
    <circle class="mark-fire" cx="16" cy="16" r="3.600"/>
  </svg>`;

export const MARK = ring("");
