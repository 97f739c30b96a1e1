import { html, nothing } from "lit";
import { avatar } from "../parts/avatar.js";
import { list, say } from "../../translations/translations.js";

/** @import { User } from "../../state/wire.js" */

const FACES_SHOWN_MAX = 5;
const NAMES_SHOWN_MAX = 12;

/**
 * Who has read up to a message.
 *
 * @param {User[] | undefined} readers
 */
export function seenBy(readers) {
  if (!readers || readers.length === 0) return nothing;
  const names = readers.slice(0, NAMES_SHOWN_MAX).map(({ displayName }) => displayName);
  const more = readers.length - names.length;
  const label = say("timeline.readBy", {
    names: list(more > 0 ? [...names, say("timeline.moreNames", { count: more })] : names),
  });
  const hidden = readers.length - FACES_SHOWN_MAX;
  return html`<p class="seen-by" title=${label}>
    <span class="unseen">${label}</span>
    <span class="seen-by-faces" aria-hidden="true">
      ${readers.slice(0, FACES_SHOWN_MAX).map((user) => avatar(user, "small"))}
      ${hidden > 0 ? html`<small>+${hidden}</small>` : nothing}
    </span>
  </p>`;
}
