/** @import { Draft } from "../composer/outbox.js" */
/** @import { Message } from "../wire.js" */

/**
 * A line of a room, as it is shown from top to bottom.
 *
 * @typedef {{kind: "day", key: string, at: string}} DayRow
 * @typedef {{kind: "divider", key: string}} DividerRow
 * @typedef {{kind: "message", key: string, message: Message, continued: boolean}} MessageRow
 * @typedef {{kind: "system", key: string, message: Message}} SystemRow
 * @typedef {{kind: "draft", key: string, draft: Draft, continued: boolean}} DraftRow
 * @typedef {DayRow | DividerRow | MessageRow | SystemRow | DraftRow} Row
 */

/** Messages of one person within this time stand under one name. */
const GROUPED_WITHIN_MS = 5 * 60_000;

/**
 * @param {object} given
 * @param {readonly Message[]} given.messages in ascending seq
 * @param {number} [given.from] the first of them that gets rows
 * @param {number} [given.to] the first that doesn't any more
 * @param {readonly Draft[]} given.drafts
 * @param {number | undefined} given.dividerSeq the last message above the "new" line
 * @param {string} given.me my user id
 * @param {(at: string) => string} given.dayOf which local day a time is on
 * @returns {Row[]}
 */
export function timelineOf({ messages, from = 0, to = messages.length, drafts, dividerSeq, me, dayOf }) {
  /** @type {Row[]} */
  const rows = [];
  let before = messages[from - 1];
  let dayBefore = before && dayOf(before.createdAt);
  const divided = firstNews(messages, dividerSeq, me);
  for (const message of messages.slice(from, to)) {
    const day = dayOf(message.createdAt);
    const newDay = day !== dayBefore;
    dayBefore = day;
    if (newDay) rows.push({ kind: "day", key: `day ${message.seq}`, at: message.createdAt });
    const divides = message === divided;
    if (divides) rows.push({ kind: "divider", key: "divider" });
    rows.push(rowOf(message, !newDay && !divides && continues(before, message)));
    before = message;
  }
  const stored = new Set(
    messages.filter((message) => message.sender.id === me).map((message) => message.clientId),
  );
  for (const draft of drafts) {
    if (stored.has(draft.clientId)) continue;
    const continued = rows.at(-1)?.kind === "draft" || (before?.sender.id === me && before.kind !== "system");
    rows.push({ kind: "draft", key: `client ${me} ${draft.clientId}`, draft, continued });
  }
  return rows;
}

/**
 * The message above which the "new" line stands.
 *
 * @param {readonly Message[]} messages
 * @param {number | undefined} dividerSeq
 * @param {string} me
 */
export function firstNews(messages, dividerSeq = Infinity, me) {
  return messages.find((message) => message.seq > dividerSeq && isNews(message, me));
}

/**
 * @param {Message} message
 * @param {boolean} continued
 * @returns {Row}
 */
function rowOf(message, continued) {
  if (message.kind === "system") return { kind: "system", key: `seq ${message.seq}`, message };
  // A message keeps the key of its draft, so that the element on the page stays the same when it is stored.
  const key =
    message.clientId === undefined ? `seq ${message.seq}` : `client ${message.sender.id} ${message.clientId}`;
  return { kind: "message", key, message, continued };
}

/**
 * @param {Message} message
 * @param {string} me
 */
function isNews(message, me) {
  return message.kind !== "system" && message.sender.id !== me;
}

/**
 * @param {Message | undefined} before
 * @param {Message} message
 */
function continues(before, message) {
  if (!before || before.kind === "system" || before.sender.id !== message.sender.id || message.replyTo)
    return false;
  return Date.parse(message.createdAt) - Date.parse(before.createdAt) < GROUPED_WITHIN_MS;
}
