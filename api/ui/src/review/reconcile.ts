import { uuid } from "../api/uuid";
import type { Conflict, Decided, Review } from "./api";
import { idsOf, type Letter } from "./outbox";
import { type Mark, type Marks, markOf } from "./sheet";
import type { Clash } from "./view";

/** What is left of decisions that were not saved: what can be sent again, and what somebody else decided otherwise. */
export interface Reconciled {
  readonly wanted: Marks;
  readonly clashes: readonly Clash[];
}

/** The marks that letters stood for, the later ones over the earlier; against the review as it is now. */
export function marksOf(letters: readonly Letter[], review: Review): Marks {
  const marks: Record<string, Mark> = {};
  for (const { body, added } of letters) {
    for (const one of body.decisions) {
      const mark = decidedMark(one, review);
      if (mark) marks[one.prediction] = mark;
    }
    for (const [index, one] of body.added.entries()) {
      const id = added[index];
      if (id !== undefined) marks[id] = { status: "drawn", label: one.label, box: one.box ?? null };
    }
    for (const one of body.changed)
      marks[one.annotation] = { status: "drawn", label: one.label ?? "", box: one.box ?? null };
    for (const { annotation } of body.removed)
      marks[annotation] = { status: "removed", label: "", box: null };
  }
  return marks;
}

/** What can be sent again of a letter with conflicts: all that nobody else has touched; null if nothing is left. */
export function untouched(refused: Letter, conflicts: readonly Conflict[]): Omit<Letter, "seq"> | null {
  const { seq: _, ...letter } = refused;
  const touched = new Set(conflicts.map((one) => one.uid));
  const body = {
    ...letter.body,
    decisions: letter.body.decisions.filter((one) => !touched.has(one.prediction)),
    changed: letter.body.changed.filter((one) => !touched.has(one.annotation)),
    removed: letter.body.removed.filter((one) => !touched.has(one.annotation)),
  };
  return idsOf({ ...refused, body }).length === 0 ? null : { ...letter, key: uuid(), body };
}

/**
 * Letters of an item with conflicts, to be sent again when nobody looks at it any more; null if the conflicts are about
 * something else. They finish nothing: what somebody else has decided is for people to see first.
 */
export function again(
  letters: readonly Letter[],
  conflicts: readonly Conflict[],
): readonly Omit<Letter, "seq">[] | null {
  const rest = letters.flatMap((letter) => untouched(letter, conflicts) ?? []);
  const size = (all: readonly Omit<Letter, "seq">[]) => all.flatMap(idsOf).length;
  return size(rest) === size(letters)
    ? null
    : rest.map((letter) => ({ ...letter, body: { ...letter.body, finalize: false } }));
}

/** Those who came first, for people. */
export function firstOnes(conflicts: readonly Conflict[]): string {
  return [...new Set(conflicts.map((one) => one.by ?? "somebody else"))].join(", ");
}

/** Decides again what nobody else touched; the rest is asked for, unless both decided the same. */
export function reconciled(review: Review, mine: Marks, conflicts: readonly Conflict[]): Reconciled {
  const other = new Map(conflicts.map((one) => [one.uid, one]));
  const annotated = new Map(review.annotations.map((one) => [one.uid, one]));
  const theirs = new Map(review.suggestions.map((one) => [one.uid, markOf(one, annotated)]));
  const entries = Object.entries(mine);
  return {
    wanted: Object.fromEntries(entries.filter(([uid]) => !other.has(uid))),
    clashes: entries.flatMap(([uid, mark]): Clash[] => {
      const conflict = other.get(uid);
      if (!conflict || agree(mark, theirs.get(uid), conflict)) return [];
      return [{ item: review.item.uid, uid, mine: mark, now: conflict.now, by: conflict.by }];
    }),
  };
}

function agree(mine: Mark, theirs: Mark | undefined, { now }: Conflict): boolean {
  if (mine.status !== now) return false;
  return now !== "modified" || mine.label === theirs?.label;
}

function decidedMark({ prediction, action, label, box }: Decided, review: Review): Mark | null {
  const suggestion = review.suggestions.find((one) => one.uid === prediction);
  if (!suggestion) return null;
  const as = { label: suggestion.label, box: suggestion.box };
  switch (action) {
    case "accept":
      return { status: "accepted", ...as };
    case "reject":
      return { status: "rejected", ...as };
    case "undo":
      return { status: "pending", ...as };
    case "modify":
      return { status: "modified", label: label ?? as.label, box: box ?? as.box };
  }
}
