import type { SyntaxNode } from "@lezer/common";
import { rewrite } from "./edit";
import { parse, textOf } from "./tree";

/** Scores that a query asks for, low included and high left out, unless high is 1. */
export interface ScoreRange {
  readonly low: number;
  readonly high: number;
}

export const ALL_SCORES: ScoreRange = { low: -1, high: 1 };

/** The range that the top-level conditions on score leave. */
export function scoreRangeOf(query: string): ScoreRange {
  const bounds = parse(query).conjuncts.flatMap((conjunct) => bound(query, conjunct.node) ?? []);
  const low = Math.max(-1, ...bounds.filter((one) => one.isLow).map((one) => one.value));
  const high = Math.min(1, ...bounds.filter((one) => !one.isLow).map((one) => one.value));
  return { low, high: Math.max(low, high) };
}

/** The query with this range instead of its conditions on score; a bound at the end of the scale is left out. */
export function withScoreRange(query: string, { low, high }: ScoreRange): string {
  const added = [low > -1 ? `score >= ${plain(low)}` : null, high < 1 ? `score < ${plain(high)}` : null];
  return rewrite(
    query,
    (conjunct) => bound(query, conjunct.node) !== null,
    added.filter((one) => one !== null),
  );
}

function bound(text: string, node: SyntaxNode): { readonly isLow: boolean; readonly value: number } | null {
  const field = node.getChild("Field");
  const operator = node.getChild("Operator");
  const number = node.getChild("Number");
  if (node.name !== "Comparison" || !field || !operator || !number) return null;
  if (textOf(text, field).toLowerCase() !== "score") return null;
  const sign = textOf(text, operator);
  if (!["<", "<=", ">", ">="].includes(sign)) return null;
  return { isLow: sign.startsWith(">"), value: Number(textOf(text, number)) };
}

function plain(bound: number): string {
  return String(Math.round(bound * 100) / 100);
}
