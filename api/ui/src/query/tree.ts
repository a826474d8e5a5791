import type { SyntaxNode } from "@lezer/common";
import { parser } from "./parser";

/** A stretch of the query's text that stands between top-level ANDs. */
export interface Conjunct {
  readonly from: number;
  readonly to: number;
  readonly node: SyntaxNode;
}

export interface Parsed {
  readonly text: string;
  /** Whether all of the text is of the language's shape; an edit needs that. */
  readonly isWhole: boolean;
  /** Whether the text is one OR, which binds looser than the AND that an edit would add. */
  readonly isAlternative: boolean;
  readonly conjuncts: readonly Conjunct[];
}

export function parse(text: string): Parsed {
  const tree = parser.parse(text);
  let isWhole = true;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) isWhole = false;
    },
  });
  const top = tree.topNode.firstChild;
  return {
    text,
    isWhole,
    isAlternative: top?.name === "Or",
    conjuncts: top === null ? [] : flatten(top).map((node) => ({ from: node.from, to: node.to, node })),
  };
}

function flatten(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.name !== "And") return [node];
  return children(node)
    .filter((child) => child.name !== "Keyword")
    .flatMap(flatten);
}

export function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
  return found;
}

export function textOf(text: string, node: SyntaxNode): string {
  return text.slice(node.from, node.to);
}

/** What a string, word, number or date stands for. */
export function meaningOf(text: string, node: SyntaxNode): string {
  const written = textOf(text, node);
  return node.name === "String" ? written.slice(1, -1).replace(/\\(.)/g, "$1") : written;
}

export function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}

const BARE = /^[A-Za-z_\u00c0-\u{10ffff}][\w\-.\u00c0-\u{10ffff}]*$/u;
const RESERVED = /^(?:and|or|not|in|is|null|true|false)$/i;

/** A label as it stands behind "object_prefix:". */
export function tag(label: string): string {
  return BARE.test(label) && !RESERVED.test(label) ? label : quoted(label);
}
