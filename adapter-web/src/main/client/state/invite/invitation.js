import { say } from "../../translations/translations.js";
import { refusalOf } from "../../translations/refusal-texts.js";

/** @import { Problem } from "../../net/problem.js" */
/** @import { Invite, InvitePreview, RoomView } from "../wire.js" */

/**
 * Whether I may make links into a room. The server decides; here it only keeps from offering what it would refuse.
 *
 * @param {RoomView} view
 */
export function mayInvite({ kind, myRole, settings, archivedAt }) {
  if (kind !== "room" || archivedAt) return false;
  return myRole === "owner" || myRole === "admin" || (myRole === "member" && settings?.whoMayInvite === "members");
}

/**
 * Whether I may take a link back, of those that I am shown.
 *
 * @param {RoomView} view
 * @param {Invite} invite
 * @param {string} me my id
 */
export function mayRevoke({ myRole }, invite, me) {
  return invite.inviter.id === me || myRole === "owner" || myRole === "admin";
}

/**
 * Why a link doesn't lead in, and what to do about it.
 *
 * @param {Problem} problem
 * @returns {{title: string, hint: string, again: boolean}}
 */
export function whyNot(problem) {
  switch (problem.code) {
    case "not_found":
      return {
        title: say("invite.nowhere"),
        hint: say("invite.nowhereHint"),
        again: false,
      };
    case "gone":
      return {
        title: say("invite.over"),
        hint: say("invite.overHint"),
        again: false,
      };
    case "forbidden":
      return { title: say("invite.cantComeIn"), hint: refusalOf(problem), again: false };
    default:
      return { title: say("invite.didntWork"), hint: refusalOf(problem), again: true };
  }
}

/** @param {InvitePreview} preview */
export function crowdOf({ memberCount }) {
  return say("peopleInRoom", { count: memberCount });
}

/** @param {Pick<Invite, "uses" | "maxUses">} invite */
export function usesOf({ uses, maxUses }) {
  if (typeof maxUses === "number") return say("invite.usedOf", { uses, most: maxUses });
  return uses === 0 ? say("invite.notUsed") : say("invite.used", { count: uses });
}
