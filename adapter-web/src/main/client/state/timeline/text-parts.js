/**
 * @typedef {{kind: "text" | "link" | "mention" | "code", text: string}} Part
 */

const PARTS = /(`[^`\n]+`)|(https?:\/\/[^\s<>"'`]+)|(?<![\w@])@([A-Za-z0-9][A-Za-z0-9._-]{2,31})/gu;

/**
 * Cuts a body into what is shown differently. Everything stays text; nothing becomes markup.
 *
 * @param {string} body
 * @param {readonly string[]} mentions the usernames that the server found in it
 * @returns {Part[]}
 */
export function partsOf(body, mentions) {
  /** @type {Part[]} */
  const parts = [];
  const known = new Set(mentions.map((name) => name.toLowerCase()));
  let at = 0;
  for (const match of body.matchAll(PARTS)) {
    const part = partOf(match, known);
    if (!part) continue;
    if (match.index > at) parts.push({ kind: "text", text: body.slice(at, match.index) });
    parts.push(part);
    at = match.index + part.text.length + (part.kind === "code" ? 2 : 0);
  }
  if (at < body.length) parts.push({ kind: "text", text: body.slice(at) });
  return parts;
}

/**
 * @param {RegExpExecArray} match
 * @param {Set<string>} known
 * @returns {Part | undefined}
 */
function partOf(match, known) {
  const [, code, link, mention] = match;
  if (code) return { kind: "code", text: code.slice(1, -1) };
  if (link) return { kind: "link", text: link.replace(/[.,;:!?)\]]+$/, "") };
  // A full stop may end the name or the sentence.
  const names = mention ? [mention, mention.replace(/[._-]+$/, "")] : [];
  const name = names.find((other) => known.has(other.toLowerCase()));
  return name === undefined ? undefined : { kind: "mention", text: `@${name}` };
}
