/** Finds what people would read in code, where it should be a word of the message files. */

/** What needs no translation. */
const NAMES = new Set(["Folkmoot", "Mac OS"]);
const SPOKEN = /(?:aria-label|title|placeholder|alt)="([^"]*)"/g;
const LETTERS = /\p{L}{2,}/u;
const SENTENCE = /^\p{Lu}[\p{L}’']* \p{L}|\p{L} [^]*[.?!…]$|\p{L}…$/u;
/** What is thrown is for programs, and for those who mend them. */
const FOR_PROGRAMS = /(?:new Error\(|new Problem\("\w+",) *$/;
const HOLE = "\u0000";

/**
 * @param {string} code
 * @returns {string[]}
 */
export function findingsIn(code) {
  return literalsIn(code).flatMap(({ text, before }) => {
    if (/\bhtml$/.test(before)) return inTemplate(text);
    return SENTENCE.test(text) && !NAMES.has(text) && !FOR_PROGRAMS.test(before) ? [text] : [];
  });
}

/** @param {string} text of a template of HTML */
function inTemplate(text) {
  const attributes = [...text.matchAll(SPOKEN)].map(([, value]) => value);
  const between = text.replaceAll(/<[^>]*>/g, "\n").split(/[\n\u0000]/);
  return [...attributes, ...between]
    .map((piece) => piece.trim())
    .filter((piece) => LETTERS.test(piece) && !NAMES.has(piece));
}

/**
 * All strings and templates, with what stands before each; what stands in a template's holes is looked at by itself.
 *
 * @param {string} code
 */
function literalsIn(code) {
  const found = [];
  // Where each template that is open began, and how many braces are open in its hole.
  const open = [];
  let at = 0;
  const take = (text, from) => found.push({ text, before: code.slice(Math.max(0, from - 60), from) });
  while (at < code.length) {
    const here = code[at];
    const top = open.at(-1);
    if (top && top.braces === 0) {
      if (here === "\\") {
        top.text += code[at + 1];
        at += 2;
      } else if (here === "`") {
        take(top.text, top.from);
        open.pop();
        at += 1;
      } else if (code.startsWith("${", at)) {
        top.text += HOLE;
        top.braces = 1;
        at += 2;
      } else {
        top.text += here;
        at += 1;
      }
    } else if (code.startsWith("//", at)) {
      at = endOf(code, "\n", at);
    } else if (code.startsWith("/*", at)) {
      at = endOf(code, "*/", at);
    } else if (here === "/" && /[=(,:?]\s*$/.test(code.slice(Math.max(0, at - 20), at))) {
      at += /^\/(?:\[(?:\\.|[^\]])*\]|\\.|[^/])*\//.exec(code.slice(at))?.[0].length ?? 1;
    } else if (here === '"' || here === "'") {
      const whole = /^(["'])(?:\\.|(?!\1)[^\\])*\1/.exec(code.slice(at))?.[0] ?? here;
      take(whole.slice(1, -1), at);
      at += whole.length;
    } else if (here === "`") {
      open.push({ from: at, text: "", braces: 0 });
      at += 1;
    } else {
      if (top && here === "{") top.braces += 1;
      if (top && here === "}") top.braces -= 1;
      at += 1;
    }
  }
  return found;
}

/**
 * @param {string} code
 * @param {string} end
 * @param {number} from
 */
function endOf(code, end, from) {
  const at = code.indexOf(end, from);
  return at < 0 ? code.length : at + end.length;
}
