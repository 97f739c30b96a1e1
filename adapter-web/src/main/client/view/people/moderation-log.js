import { html } from "lit";
import { deedOf } from "../../state/timeline/system-event.js";
import { avatar } from "../parts/avatar.js";
import { PagedDialog } from "../parts/paged-dialog.js";
import { endOf, momentOf } from "../parts/times.js";
import { say } from "../../translations/translations.js";

/** @import { Deed, DeedPage } from "../../state/wire.js" */

/**
 * What was done about people in a room, the newest first.
 *
 * @extends {PagedDialog<Deed>}
 */
export class ModerationLog extends PagedDialog {
  get words() {
    return { title: say("log.title"), reading: say("log.reading"), empty: say("log.empty") };
  }

  /** @returns {Promise<DeedPage>} */
  async page() {
    const { api, room, next } = this;
    return api && room ? api.deeds(room.id, next === undefined ? undefined : Number(next)) : { items: [] };
  }

  /** @param {Deed} deed */
  item({ event, actor, target, role, reason, until, at }) {
    const sentence = deedOf({ event, role, who: target.displayName, by: actor.displayName });
    const end = until ? ` ${endOf(until, Date.parse(at))}` : "";
    const line = `${momentOf(at)}${reason ? ` · ${reason}` : ""}`;
    return html`<li class="directory-item">
      ${avatar(actor, "small")}
      <div>
        <strong title="${sentence}${end}">${sentence}${end}</strong>
        <small title=${line}>${line}</small>
      </div>
    </li>`;
  }
}

customElements.define("fm-moderation-log", ModerationLog);
