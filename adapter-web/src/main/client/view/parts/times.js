import { isEndless } from "../../state/people/moderation.js";
import { date, say } from "../../translations/translations.js";

/** @type {Record<"time" | "whole" | "day" | "dayAndYear" | "shortDay" | "moment", Intl.DateTimeFormatOptions>} */
const FORMS = {
  time: { hour: "2-digit", minute: "2-digit" },
  whole: { dateStyle: "full", timeStyle: "short" },
  day: { weekday: "long", day: "numeric", month: "long" },
  dayAndYear: { dateStyle: "long" },
  shortDay: { day: "numeric", month: "long" },
  moment: { dateStyle: "medium", timeStyle: "short" },
};
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** @param {string | number} at */
export function timeOf(at) {
  return date(new Date(at), FORMS.time);
}

/** @param {string} at */
export function wholeTimeOf(at) {
  return date(new Date(at), FORMS.whole);
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
  if (minutes < 1) return say("time.now");
  if (minutes < 60) return say("time.minutesAgo", { count: minutes });
  if (minutes < 24 * 60) return say("time.hoursAgo", { count: Math.floor(minutes / 60) });
  return say("time.onDay", { day: date(new Date(at), FORMS.shortDay) });
}

/** @param {string} at */
export function momentOf(at) {
  return date(new Date(at), FORMS.moment);
}

/**
 * @param {string} at
 * @param {number} now
 */
export function dayNameOf(at, now) {
  const then = new Date(at);
  if (then.toDateString() === new Date(now).toDateString()) return say("time.today");
  if (then.toDateString() === new Date(now - DAY_MS).toDateString()) return say("time.yesterday");
  const thisYear = then.getFullYear() === new Date(now).getFullYear();
  return date(then, thisYear ? FORMS.day : FORMS.dayAndYear);
}

/**
 * @param {string} until
 * @param {number} now
 * @returns {string} when something ends, as the rest of a sentence
 */
export function endOf(until, now) {
  if (isEndless(until)) return say("time.forEver");
  const then = new Date(until);
  const today = then.toDateString() === new Date(now).toDateString();
  return say("time.until", { time: date(then, today ? FORMS.time : FORMS.moment) });
}
