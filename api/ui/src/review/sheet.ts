import { uuid } from "../api/uuid";
import { type Box, type Size, sameBox } from "../canvas/geometry";
import type { Annotation, Review, Status, Suggestion } from "./api";

/** What stands of a suggestion, a drawn box or a tag: what people see, and what undo goes back to. */
export interface Mark {
  readonly status: Status | "drawn" | "removed";
  readonly label: string;
  readonly box: Box | null;
}

export type Marks = Readonly<Record<string, Mark>>;

/** The versions that a save names, by the uid of the suggestion or annotation. */
export interface Versions {
  readonly suggestions: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, number>>;
}

/** One item while it is reviewed. {@link base} is what is saved or on its way, {@link marks} what the person sees. */
export interface Sheet {
  readonly item: string;
  readonly key: string;
  readonly size: Size;
  readonly suggestions: readonly Suggestion[];
  /** The order of the list: image tags, objects by label with the best first, what is below the threshold. */
  readonly order: readonly string[];
  readonly base: Marks;
  readonly marks: Marks;
  readonly versions: Versions;
}

/** A change of marks that can be taken back, over one item. */
export interface Step {
  readonly item: string;
  readonly before: Marks;
  readonly after: Marks;
}

const NEW = "new:";

export function newId(): string {
  return NEW + uuid();
}

export function isNew(id: string): boolean {
  return id.startsWith(NEW);
}

export function sheetOf(review: Review): Sheet {
  const own = review.annotations.filter((one) => one.prediction === null);
  const annotated = new Map(review.annotations.map((one) => [one.uid, one]));
  const base: Record<string, Mark> = {};
  for (const one of review.suggestions) base[one.uid] = markOf(one, annotated);
  for (const one of own) base[one.uid] = { status: "drawn", label: one.label, box: one.box };
  return {
    item: review.item.uid,
    key: review.item.key,
    size: { width: review.width ?? 640, height: review.height ?? 640 },
    suggestions: review.suggestions,
    order: ordered(review.suggestions),
    base,
    marks: base,
    versions: versionsOf(review),
  };
}

/** What stands of a suggestion, by what a person made of it. */
export function markOf(suggestion: Suggestion, annotations: ReadonlyMap<string, Annotation>): Mark {
  const made = suggestion.annotation === null ? undefined : annotations.get(suggestion.annotation);
  return {
    status: suggestion.status,
    label: made?.label ?? suggestion.label,
    box: made?.box ?? suggestion.box,
  };
}

function versionsOf(review: Review): Versions {
  return {
    suggestions: Object.fromEntries(review.suggestions.map((one) => [one.uid, one.version])),
    annotations: Object.fromEntries(review.annotations.map((one) => [one.uid, one.version])),
  };
}

const indexes = new WeakMap<readonly Suggestion[], ReadonlyMap<string, Suggestion>>();

/** The suggestion of an uid; an item may have thousands, so that they are not searched one by one. */
export function suggestionOf(sheet: Pick<Sheet, "suggestions">, uid: string): Suggestion | undefined {
  let index = indexes.get(sheet.suggestions);
  if (!index) {
    index = new Map(sheet.suggestions.map((one) => [one.uid, one]));
    indexes.set(sheet.suggestions, index);
  }
  return index.get(uid);
}

/** Image tags first, then objects by label, the label with the best score first; what is below the threshold last. */
function ordered(suggestions: readonly Suggestion[]): readonly string[] {
  const best = new Map<string, number>();
  for (const one of suggestions) best.set(one.label, Math.max(best.get(one.label) ?? -1, one.score));
  const rank = (one: Suggestion) => (one.score < 0 ? 2 : one.level === "image" ? 0 : 1);
  return [...suggestions]
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (rank(a) === 1
          ? (best.get(b.label) ?? 0) - (best.get(a.label) ?? 0) || a.label.localeCompare(b.label)
          : 0) ||
        b.score - a.score,
    )
    .map((one) => one.uid);
}

/** Suggestions that have to be decided before the item is reviewed; those below the threshold need not be. */
export function pending(sheet: Sheet): readonly string[] {
  const asked = new Set(sheet.suggestions.filter((one) => one.score >= 0).map((one) => one.uid));
  return sheet.order.filter((uid) => asked.has(uid) && sheet.marks[uid]?.status === "pending");
}

/** The next pending suggestion behind one, from the start again if there is none. */
export function nextPending(sheet: Sheet, behind: string | null): string | null {
  const open = new Set(pending(sheet));
  const at = behind === null ? -1 : sheet.order.indexOf(behind);
  const turned = [...sheet.order.slice(at + 1), ...sheet.order.slice(0, at + 1)];
  return turned.find((uid) => open.has(uid)) ?? null;
}

/** All that can be focused, in the order of the list: suggestions asked for, what people drew, the rest. */
export function focusable(sheet: Sheet): readonly string[] {
  const scores = new Map(sheet.suggestions.map((one) => [one.uid, one.score]));
  const isAsked = (uid: string) => (scores.get(uid) ?? 0) >= 0;
  return [...sheet.order.filter(isAsked), ...drawn(sheet), ...sheet.order.filter((uid) => !isAsked(uid))];
}

export function drawn(sheet: Sheet): readonly string[] {
  return Object.keys(sheet.marks).filter((id) => sheet.marks[id]?.status === "drawn");
}

/** The sheet with some marks set, and the step that does and undoes it; null if nothing would change. */
export function mark(sheet: Sheet, changed: Marks): { readonly sheet: Sheet; readonly step: Step } | null {
  const ids = Object.keys(changed).filter((id) => !same(sheet.marks[id], changed[id]));
  if (ids.length === 0) return null;
  const pick = (from: Marks): Marks =>
    Object.fromEntries(
      ids.map((id) => [
        id,
        from[id] ?? { status: "removed", label: changed[id]?.label ?? "", box: changed[id]?.box ?? null },
      ]),
    );
  const step = { item: sheet.item, before: pick(sheet.marks), after: pick(changed) };
  return { sheet: { ...sheet, marks: { ...sheet.marks, ...step.after } }, step };
}

/** The mark that a decision leaves on a suggestion. */
export function decided(sheet: Sheet, uid: string, status: "accepted" | "rejected"): Mark | null {
  const suggestion = suggestionOf(sheet, uid);
  return suggestion ? { status, label: suggestion.label, box: suggestion.box } : null;
}

/** The mark with another label or box: modified, unless that is what the model had said; drawn things stay drawn. */
export function amended(sheet: Sheet, id: string, change: Partial<Pick<Mark, "label" | "box">>): Mark | null {
  const before = sheet.marks[id];
  if (before === undefined || before.status === "removed") return null;
  const next = { ...before, ...change };
  if (before.status === "drawn") return next;
  const suggestion = suggestionOf(sheet, id);
  const isAsSaid = suggestion?.label === next.label && sameBox(suggestion.box, next.box);
  return { ...next, status: isAsSaid ? "accepted" : "modified" };
}

export function same(one: Mark | undefined, other: Mark | undefined): boolean {
  if (one === undefined || other === undefined) return isGone(one) && isGone(other);
  return one.status === other.status && one.label === other.label && sameBox(one.box, other.box);
}

export function isGone(mark: Mark | undefined): boolean {
  return mark === undefined || mark.status === "removed";
}

export function changedIds(sheet: Sheet): readonly string[] {
  return Object.keys(sheet.marks).filter((id) => !same(sheet.base[id], sheet.marks[id]));
}

export function changedMarks(sheet: Sheet): Marks {
  return Object.fromEntries(changedIds(sheet).map((id) => [id, sheet.marks[id] as Mark]));
}
