import { html } from "lit";
import { avatar } from "../parts/avatar.js";
import { PagedDialog } from "../parts/paged-dialog.js";
import { endOf } from "../parts/times.js";
import { tryTo } from "../parts/toasts.js";
import { say } from "../../translations/translations.js";

/** @import { Ban, BanPage } from "../../state/wire.js" */

/**
 * Who is kept out of a room.
 *
 * @extends {PagedDialog<Ban>}
 */
export class Bans extends PagedDialog {
  get words() {
    return { title: say("bans.title"), reading: say("bans.reading"), empty: say("bans.nobody") };
  }

  /** @returns {Promise<BanPage>} */
  async page() {
    const { api, room, next } = this;
    return api && room ? api.bans(room.id, next === undefined ? undefined : String(next)) : { items: [] };
  }

  /** @param {Ban} ban */
  item(ban) {
    const label = say("bans.unbanNamed", { name: ban.user.displayName });
    const line = `${endOf(ban.until, Date.now())}${ban.reason ? ` · ${ban.reason}` : ""}`;
    return html`<li class="directory-item">
      ${avatar(ban.user, "small")}
      <div>
        <strong>${ban.user.displayName}</strong>
        <small title=${line}>${line}</small>
      </div>
      <button type="button" class="button small quiet" aria-label=${label}
        @click=${() => this.unban(ban)}>${say("bans.unban")}</button>
    </li>`;
  }

  /** @param {Ban} ban */
  async unban(ban) {
    const { api, room } = this;
    if (api && room && (await tryTo(() => api.unban(room.id, ban.user.username))))
      this.all = this.all?.filter((other) => other !== ban);
  }
}

customElements.define("fm-bans", Bans);
