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
        title: "This invitation leads nowhere",
        hint: "Maybe the link isn’t whole. Ask whoever sent it for another one.",
        again: false,
      };
    case "gone":
      return {
        title: "This invitation is used up or over",
        hint: "It was for fewer people or a shorter time. Ask whoever sent it for another one.",
        again: false,
      };
    case "forbidden":
      return { title: "You can’t come in", hint: problem.detail, again: false };
    default:
      return { title: "That didn’t work", hint: problem.detail, again: true };
  }
}

/** @param {InvitePreview} preview */
export function crowdOf({ memberCount }) {
  return memberCount === 1 ? "One person is in this room." : `${memberCount} people are in this room.`;
}

/** @param {Pick<Invite, "uses" | "maxUses">} invite */
export function usesOf({ uses, maxUses }) {
  if (typeof maxUses === "number") return `${uses} of ${maxUses} used`;
  return uses === 0 ? "not used yet" : `used ${uses === 1 ? "once" : `${uses} times`}`;
}
