import { html, nothing } from "lit";
import { FAVOURITES } from "../../state/rooms/sections.js";
import { namedBy } from "../parts/ask-name.js";
import { confirmed } from "../parts/confirm.js";
import { ICONS } from "../parts/icons.js";
import { MenuElement } from "../parts/menu-element.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";

/** @import { Sections } from "../../state/rooms/sections.js" */
/** @import { Section } from "../../state/wire.js" */

export const SECTION_NAME_MAX = 50;

/** @param {Section} section whose name one has chosen, but for one */
export function sectionName({ id, name }) {
  return id === FAVOURITES ? say("section.favourites") : name;
}

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
      say("section.menu", { name: sectionName(section) }),
      ICONS.more,
      "small section-more",
      html`${mine ? this.item(say("section.rename"), () => this.rename(sections, section)) : nothing}
        ${at > 0 ? this.item(say("moveUp"), () => this.shift(sections, section, -1)) : nothing}
        ${at < sections.all.length - 1 ? this.item(say("moveDown"), () => this.shift(sections, section, 1)) : nothing}
        ${this.item(say("section.remove"), () => this.dissolve(sections, section), "danger")}`,
    );
  }

  /**
   * @param {Sections} sections
   * @param {Section} section
   */
  async rename(sections, { id, name }) {
    const question = { title: say("section.renameTitle"), label: say("name"), value: name, action: say("rename") };
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
  async dissolve(sections, section) {
    const { id, rooms } = section;
    const name = sectionName(section);
    const question = { text: say("section.roomsStay"), action: say("remove") };
    const sure = rooms.length === 0 || (await confirmed({ title: say("section.removeTitle", { name }), ...question }));
    if (sure) await tryTo(() => sections.remove(id));
  }
}

customElements.define("fm-section-menu", SectionMenu);
