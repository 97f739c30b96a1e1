import { html } from "lit";
import { bodyOf } from "../../state/timeline/body-tree.js";

/** @import { BodyNode, Written } from "../../state/timeline/body-tree.js" */

/**
 * A body as people read it. Everything reaches the page as text.
 *
 * @param {Written} written
 * @param {string} me my username
 */
export function body(written, me) {
  const { nodes, onlyEmoji } = bodyOf(written);
  return html`<div class="body ${onlyEmoji ? "large" : ""}" dir="auto">${nodes.map((node) => drawn(node, me))}</div>`;
}

/**
 * The same within a line that leads somewhere itself: what is a link in it is only its words.
 *
 * @param {Written} written
 * @param {string} me
 */
export function excerpt(written, me) {
  return html`<span dir="auto">${bodyOf(written).nodes.flatMap(withoutLinks).map((node) => drawn(node, me))}</span>`;
}

/**
 * @param {BodyNode} node
 * @returns {BodyNode[]}
 */
function withoutLinks(node) {
  return node.kind === "link" ? node.nodes.flatMap(withoutLinks) : [node];
}

/**
 * @param {BodyNode} node
 * @param {string} me
 * @returns {unknown}
 */
function drawn(node, me) {
  switch (node.kind) {
    case "text":
      return node.text;
    case "code":
      return html`<code>${node.text}</code>`;
    case "link":
      return html`<a href=${node.href} target="_blank" rel="noopener noreferrer"
        >${node.nodes.map((inner) => drawn(inner, me))}</a>`;
    case "mention": {
      const mine = node.username.toLowerCase() === me.toLowerCase();
      return html`<span class="mention ${mine ? "me" : ""}">@${node.username}</span>`;
    }
  }
}
