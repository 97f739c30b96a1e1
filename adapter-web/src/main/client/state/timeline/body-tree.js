/**
 * What somebody wrote, as a tree: parsed once for each state of a message, and drawn wherever it is shown.
 *
 * @typedef {{kind: "text" | "code", text: string}} TextNode
 * @typedef {{kind: "link", href: string, nodes: BodyNode[]}} LinkTo
 * @typedef {{kind: "mention", username: string}} Mention
 * @typedef {TextNode | LinkTo | Mention} BodyNode
 *
 * @typedef {{nodes: BodyNode[], onlyEmoji: boolean}} Body
 *
 * What has a body: a message, a draft, or what is quoted. It never changes; another state is another object.
 * @typedef {{body: string, mentions?: readonly string[]}} Written
 */

const INLINE = /(`[^`\n]+`)|(https?:\/\/[^\s<>"'`]+)|(?<![\w@])@([A-Za-z0-9][A-Za-z0-9._-]{2,31})/gu;
const ONLY_EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\s)+$/u;
const ONLY_EMOJI_LENGTH_MAX = 12;

/** @type {WeakMap<Written, Body>} */
const parsed = new WeakMap();

/**
 * @param {Written} written
 * @returns {Body}
 */
export function bodyOf(written) {
  const known = parsed.get(written);
  if (known) return known;
  const { body, mentions = [] } = written;
  const onlyEmoji = body.length <= ONLY_EMOJI_LENGTH_MAX && ONLY_EMOJI.test(body);
  const tree = { nodes: nodesOf(body, mentions), onlyEmoji };
  parsed.set(written, tree);
  return tree;
}

/**
 * The same in plain words, for what can't show more: a window's title, a notification, a voice.
 *
 * @param {readonly BodyNode[]} nodes
 * @returns {string}
 */
export function plainOf(nodes) {
  return nodes.map(plainWords).join("");
}

/** @param {BodyNode} node */
function plainWords(node) {
  switch (node.kind) {
    case "link":
      return plainOf(node.nodes);
    case "mention":
      return `@${node.username}`;
    default:
      return node.text;
  }
}

/**
 * @param {string} body
 * @param {readonly string[]} mentions the usernames that the server found in it
 * @returns {BodyNode[]}
 */
function nodesOf(body, mentions) {
  /** @type {BodyNode[]} */
  const nodes = [];
  const known = new Set(mentions.map((name) => name.toLowerCase()));
  let at = 0;
  for (const match of body.matchAll(INLINE)) {
    const found = nodeOf(match, known);
    if (!found) continue;
    if (match.index > at) nodes.push({ kind: "text", text: body.slice(at, match.index) });
    nodes.push(found.node);
    at = match.index + found.length;
  }
  if (at < body.length) nodes.push({ kind: "text", text: body.slice(at) });
  return nodes;
}

/**
 * @param {RegExpExecArray} match
 * @param {Set<string>} known
 * @returns {{node: BodyNode, length: number} | undefined} with how much of the text it takes
 */
function nodeOf([, code, link, mention], known) {
  if (code) return { node: { kind: "code", text: code.slice(1, -1) }, length: code.length };
  if (link) {
    const href = link.replace(/[.,;:!?)\]]+$/, "");
    return { node: { kind: "link", href, nodes: [{ kind: "text", text: href }] }, length: href.length };
  }
  // A full stop may end the name or the sentence.
  const names = mention ? [mention, mention.replace(/[._-]+$/, "")] : [];
  const username = names.find((name) => known.has(name.toLowerCase()));
  return username === undefined
    ? undefined
    : { node: { kind: "mention", username }, length: username.length + 1 };
}
