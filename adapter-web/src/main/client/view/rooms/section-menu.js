import { html, nothing } from "lit";
import { FAVOURITES } from "../../state/rooms/sections.js";
import { namedBy } from "../parts/ask-name.js";
import { confirmed } from "../parts/confirm.js";
import { ICONS } from "../parts/icons.js";
import { MenuElement } from "../parts/menu-element.js";
import { tryTo } from "../parts/toasts.js";

/** @import { Sections } from "../../state/rooms/sections.js" */
/** @import { Section } from "../../state/wire.js" */

export const SECTION_NAME_MAX = 50;

/** What may be done about a section of the list of rooms. */
export class SectionMenu extends MenuElement {
  static properties = {
    sections: { attribute: false },
    section: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Sections | undefined} */
    this.sections = undefined;
    /** @type {Section | undefined} */
    this.section = undefined;
  }

  render() {
    const { sections, section } = this;
    if (!sections || !section) return nothing;
    const mine = section.id !== FAVOURITES;
    const at = sections.all.indexOf(section);
    return this.opener(
      `The section ${section.name}`,
      ICONS.more,
      "small section-more",
      html`${mine ? this.item("Rename…", () => this.rename(sections, section)) : nothing}
        ${at > 0 ? this.item("Move up", () => this.shift(sections, section, -1)) : nothing}
        ${at < sections.all.length - 1 ? this.item("Move down", () => this.shift(sections, section, 1)) : nothing}
        ${this.item("Remove the section", () => this.dissolve(sections, section), "danger")}`,
    );
  }

  /**
   * @param {Sections} sections
   * @param {Section} section
   */
  async rename(sections, { id, name }) {
    const question = { title: "Rename the section", label: "Name", value: name, action: "Rename" };
    const other = await namedBy({ ...question, max: SECTION_NAME_MAX });
    if (other !== undefined && other !== name) await tryTo(() => sections.rename(id, other));
  }

  /**
   * @param {Sections} sections
   * @param {Section} section
   * @param {-1 | 1} by
   */
  async shift(sections, { id }, by) {
    await tryTo(() => sections.shift(id, by));
  }

  /**
   * @param {Sections} sections
   * @param {Section} section
   */
  async dissolve(sections, { id, name, rooms }) {
    const text = "Its rooms stay, among the others.";
    const sure = rooms.length === 0 || (await confirmed({ title: `Remove ${name}?`, text, action: "Remove" }));
    if (sure) await tryTo(() => sections.remove(id));
  }
}

customElements.define("fm-section-menu", SectionMenu);
