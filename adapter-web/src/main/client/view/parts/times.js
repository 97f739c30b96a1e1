import { isEndless } from "../../state/people/moderation.js";

const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const WHOLE = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const DAY_AND_YEAR = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });
const SHORT_DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long" });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** @param {string | number} at */
export function timeOf(at) {
  return TIME.format(new Date(at));
}

/** @param {string} at */
export function wholeTimeOf(at) {
  return WHOLE.format(new Date(at));
}

/**
 * The local day as a key.
 *
 * @param {string} at
 */
export function dayOf(at) {
  return new Date(at).toDateString();
}

/**
 * @param {string} at
 * @param {number} now
 * @returns {string} how long ago, as somebody would say it
 */
export function agoOf(at, now) {
  const minutes = Math.floor((now - Date.parse(at)) / MINUTE_MS);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `on ${SHORT_DAY.format(new Date(at))}`;
}

/** @param {string} at */
export function momentOf(at) {
  return MOMENT.format(new Date(at));
}

/**
 * @param {string} at
 * @param {number} now
 */
export function dayNameOf(at, now) {
  const date = new Date(at);
  if (date.toDateString() === new Date(now).toDateString()) return "Today";
  if (date.toDateString() === new Date(now - DAY_MS).toDateString()) return "Yesterday";
  const thisYear = date.getFullYear() === new Date(now).getFullYear();
  return (thisYear ? DAY : DAY_AND_YEAR).format(date);
}

/**
 * @param {string} until
 * @param {number} now
 * @returns {string} when something ends, as the rest of a sentence
 */
export function endOf(until, now) {
  if (isEndless(until)) return "for ever";
  const date = new Date(until);
  const today = date.toDateString() === new Date(now).toDateString();
  return `until ${today ? TIME.format(date) : MOMENT.format(date)}`;
}
