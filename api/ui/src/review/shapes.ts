import { bandOf, labelColour, ON_IMAGE } from "../canvas/bands";
import type { Shape } from "../canvas/drawBoxes";
import type { Box } from "../canvas/geometry";
import { sameBox } from "../canvas/geometry";
import type { MaskShape } from "../canvas/masks";
import { signed } from "../ui/format";
import type { Suggestion } from "./api";
import type { Mark, Sheet } from "./sheet";

export type Colouring = "score" | "label";

export function isHuman(mark: Mark): boolean {
  return mark.status === "accepted" || mark.status === "modified" || mark.status === "drawn";
}

/** Everything with a box that stands, but what is focused: that is no part of the canvas. */
export function shapesOf(sheet: Sheet, focus: string | null, colouring: Colouring): readonly Shape[] {
  const suggestions = new Map(sheet.suggestions.map((one) => [one.uid, one]));
  return Object.entries(sheet.marks).flatMap(([id, mark]): Shape[] => {
    const suggestion = suggestions.get(id);
    if (id === focus || mark.box === null || !stands(mark, suggestion)) return [];
    return [shapeOf(id, mark, mark.box, suggestion, colouring)];
  });
}

export function shapeOf(
  id: string,
  mark: Mark,
  box: Box,
  suggestion: Suggestion | undefined,
  colouring: Colouring,
): Shape {
  const colour = colourOf(mark, suggestion, colouring);
  if (!isHuman(mark)) {
    const text = suggestion ? `${mark.label} ${signed(suggestion.score)}` : mark.label;
    return { id, box, look: "suggestion", colour, caption: { text, sign: "sparkle" } };
  }
  const wasElsewhere = mark.status === "modified" && suggestion?.box && !sameBox(suggestion.box, box);
  return {
    id,
    box,
    look: "human",
    colour,
    ...(wasElsewhere && suggestion?.box ? { original: suggestion.box } : {}),
    caption: { text: mark.label, sign: "check" },
  };
}

/** The masks of what stands, and of what is focused; a mask goes with the box that the model gave, and is gone with it. */
export function masksOf(sheet: Sheet, focus: string | null, colouring: Colouring): readonly MaskShape[] {
  return sheet.suggestions.flatMap((suggestion): MaskShape[] => {
    const mark = sheet.marks[suggestion.uid];
    if (!suggestion.mask || !mark || !sameBox(mark.box, suggestion.box)) return [];
    const isLookedAt = suggestion.uid === focus && mark.status === "pending";
    if (!isLookedAt && !stands(mark, suggestion)) return [];
    return isHuman(mark)
      ? [{ mask: suggestion.mask, look: "human", colour: "#ffffff" }]
      : [{ mask: suggestion.mask, look: "suggestion", colour: colourOf(mark, suggestion, colouring) }];
  });
}

function colourOf(mark: Mark, suggestion: Suggestion | undefined, colouring: Colouring): string {
  return colouring === "label" ? labelColour(mark.label) : ON_IMAGE[bandOf(suggestion?.score ?? 1)];
}

function stands(mark: Mark, suggestion: Suggestion | undefined): boolean {
  if (mark.status === "rejected" || mark.status === "removed") return false;
  return isHuman(mark) || (suggestion?.score ?? 1) >= 0;
}

const DIGITS = 9;

/**
 * The labels that the digits from 1 on stand for: those whose key it is, and in the places between the labels on the item,
 * in the order of its list, then others.
 */
export function digitLabels(
  sheet: Sheet,
  others: readonly string[],
  keys: ReadonlyMap<string, string>,
): readonly (string | null)[] {
  const asked = sheet.suggestions.filter((one) => one.score >= 0);
  const rank = new Map(sheet.order.map((uid, index) => [uid, index]));
  const here = [...asked]
    .sort((a, b) => (rank.get(a.uid) ?? 0) - (rank.get(b.uid) ?? 0))
    .map((one) => one.label);
  const fixed = new Set(keys.values());
  const free = [...new Set([...here, ...others])].filter((label) => !fixed.has(label));
  const digits = Array.from(
    { length: DIGITS },
    (_, index) => keys.get(String(index + 1)) ?? free.shift() ?? null,
  );
  const last = digits.findLastIndex((label) => label !== null);
  return digits.slice(0, last + 1);
}
