/** What the server, or the way to it, has refused: worded by its code, and more closely where its sentence is known. */
import { language, say } from "./translations.js";

/** @import { Problem } from "../net/problem.js" */
/** @import { TextKey } from "./translations.js" */

/** @type {Readonly<Record<string, TextKey>>} */
const BY_CODE = {
  bad_credentials: "refused.badCredentials",
  broken: "refused.broken",
  conflict: "refused.conflict",
  forbidden: "refused.forbidden",
  gone: "refused.gone",
  internal: "refused.internal",
  invalid: "refused.invalid",
  not_found: "refused.notFound",
  offline: "refused.offline",
  over_quota: "refused.overQuota",
  rate_limited: "refused.rateLimited",
  too_large: "refused.tooLarge",
  unauthenticated: "refused.unauthenticated",
  unavailable: "refused.unavailable",
};

/**
 * What one code has many reasons for. A test looks each of them up in the server.
 *
 * @type {Readonly<Record<string, TextKey>>}
 */
export const SENTENCES = {
  "Join the room first.": "refused.joinFirst",
  "You are banned from this room.": "refused.banned",
  "You are muted in this room.": "refused.muted",
  "Only admins and owners post in this room.": "refused.onlyAdminsPost",
  "This room is archived.": "refused.archived",
  "Only its sender may change it.": "refused.onlySender",
  "Only its sender or an admin may delete it.": "refused.onlySenderOrAdmin",
  "Only an admin or an owner may do this.": "refused.onlyAdmin",
  "Only an owner may do this.": "refused.onlyOwner",
  "Only an owner may do this to an admin or an owner.": "refused.onlyOwnerToAdmin",
  "You can't do this to yourself.": "refused.notToYourself",
  "You can't add this person: send them an invitation to come in by.": "refused.cantAdd",
  "You are the last owner: make somebody else an owner first.": "refused.lastOwner",
  "This is the last owner: make somebody else an owner first.": "refused.theirLastOwner",
  "They are banned from this room: lift the ban first.": "refused.liftBanFirst",
  "This message has been deleted.": "refused.deleted",
  "This message has all the different reactions that it can have.": "refused.allReactions",
  "This e-mail address has an account already.": "refused.emailTaken",
  "This room has many invitations already: revoke some first.": "refused.manyInvitations",
  "Your rooms have been arranged otherwise meanwhile.": "refused.arrangedOtherwise",
  "You can't block yourself.": "refused.cantBlockYourself",
  "This server is being upgraded. Try again when that is over.": "refused.upgrading",
};

/**
 * @param {Pick<Problem, "code" | "detail"> & Partial<Problem>} problem
 * @returns {string}
 */
export function refusalOf({ code, detail, errors = [], retryAfterMs }) {
  if (code === "rate_limited" && retryAfterMs)
    return say("refused.rateLimitedFor", { seconds: Math.ceil(retryAfterMs / 1_000) });
  const known = SENTENCES[detail];
  if (known) return say(known);
  // The server's own sentence says more than its code, to those who can read it.
  const closer = errors[0]?.message ?? detail;
  if (language() === "en" && closer !== "" && !["offline", "broken"].includes(code)) return closer;
  return say(BY_CODE[code] ?? "refused.broken");
}
