import type { Disagreement, DisputedItem } from "../api/compareTypes";
import type { Review } from "../review/api";
import { letterOf, type WallLetter } from "../review/wall";

/** Who is right where two versions disagree. */
export type Verdict = "a" | "b" | "both" | "none";

/** One disagreement of an item. */
export interface Dispute {
  readonly id: string;
  readonly item: DisputedItem;
  readonly of: Disagreement;
}

const SHOWN_OF_ITEM = 3;

/** The disagreements of items one after the other; of an item those that tell most. */
export function disputesOf(items: readonly DisputedItem[]): readonly Dispute[] {
  return items.flatMap((item) =>
    item.disagreements
      .slice(0, SHOWN_OF_ITEM)
      .map((of) => ({ id: `${item.uid} ${of.a?.uid ?? ""} ${of.b?.uid ?? ""}`, item, of })),
  );
}

/** What can be said: where only one version speaks, it is right or the other one is, which says nothing. */
export function verdictsOn({ a, b }: Disagreement): readonly Verdict[] {
  return a !== null && b !== null ? ["a", "b", "both", "none"] : ["a", "b"];
}

/** Whether nobody can decide on it: only a version says it whose suggestions the project does not show. */
export function isHidden({ a, b }: Disagreement, { suggestions }: Review): boolean {
  return !suggestions.some((one) => one.uid === a?.uid || one.uid === b?.uid);
}

/**
 * The save of a verdict: who is right is accepted, who is not is rejected. What somebody has decided meanwhile stays; null
 * if nothing is left. The item is not finished by it, because nobody has looked at the whole picture.
 *
 * @param versions those that saves have made since the review was read, by prediction
 */
export function letterOn(
  project: string,
  { a, b }: Disagreement,
  verdict: Verdict,
  review: Review,
  versions: ReadonlyMap<string, string>,
): WallLetter | null {
  const pending = new Map(
    review.suggestions.filter((one) => one.status === "pending").map((one) => [one.uid, one.version]),
  );
  const decisions = [
    { uid: a?.uid, isRight: verdict === "a" || verdict === "both" },
    { uid: b?.uid, isRight: verdict === "b" || verdict === "both" },
  ].flatMap(({ uid, isRight }) => {
    const version = uid === undefined ? undefined : pending.get(uid);
    if (uid === undefined || version === undefined) return [];
    const seen = versions.get(uid) ?? version;
    return [{ prediction: uid, version: seen, action: isRight ? ("accept" as const) : ("reject" as const) }];
  });
  return decisions.length === 0 ? null : letterOf(project, review.item.uid, decisions, false);
}
