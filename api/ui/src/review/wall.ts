import { type Band, bandOf } from "../canvas/bands";
import { quoted } from "../query/tree";
import { leaseNext, type Review, readReview, type SaveBody, type Suggestion } from "./api";

/** What a wall shows: one label of one band, so that what does not belong stands out. */
export interface WallKind {
  readonly level: "image" | "object";
  readonly label: string;
  readonly band: Band;
}

export interface WallCrop {
  readonly review: Review;
  readonly suggestion: Suggestion;
}

export const WALL_SIZE = 24;

/** The query of a wall: pending predictions of its label and band among what is reviewed. */
export function wallQuery(query: string, { level, label, band }: WallKind): string {
  const wanted = `${level}(label = ${quoted(label)} AND score_band = ${quoted(band)} AND autotag_status = "pending")`;
  return query.trim() === "" ? wanted : `(${query.trim()}) AND ${wanted}`;
}

/** Leases items and takes their crops until the wall is full. */
export async function loadWall(project: string, query: string, kind: WallKind): Promise<readonly WallCrop[]> {
  const items = await leaseNext(project, {
    query: wallQuery(query, kind),
    ordering: "created_at",
    ahead: WALL_SIZE - 1,
    exclude: [],
  });
  const reviews = await Promise.all(items.map(({ item }) => readReview(project, item.uid)));
  return reviews.flatMap((review) => cropsOf(review, kind)).slice(0, WALL_SIZE);
}

export function cropsOf(review: Review, { level, label, band }: WallKind): readonly WallCrop[] {
  return review.suggestions
    .filter(
      (one) =>
        one.level === level && one.label === label && one.status === "pending" && bandOf(one.score) === band,
    )
    .map((suggestion) => ({ review, suggestion }));
}

/** What is saved of each item of a wall: what is marked is wrong, the rest is right. */
export function wallSaves(
  crops: readonly WallCrop[],
  wrong: ReadonlySet<string>,
): ReadonlyMap<string, SaveBody> {
  const saves = new Map<string, SaveBody>();
  for (const { review, suggestion } of crops) {
    const before = saves.get(review.item.uid);
    const decision = {
      prediction: suggestion.uid,
      version: suggestion.version,
      action: wrong.has(suggestion.uid) ? ("reject" as const) : ("accept" as const),
    };
    saves.set(review.item.uid, {
      decisions: [...(before?.decisions ?? []), decision],
      added: [],
      changed: [],
      removed: [],
      finalize: true,
    });
  }
  return saves;
}

/** The crop that an arrow leads to. */
export function stepped(
  at: number,
  by: "left" | "right" | "up" | "down",
  count: number,
  columns: number,
): number {
  const next = { left: at - 1, right: at + 1, up: at - columns, down: at + columns }[by];
  return next < 0 || next >= count ? at : next;
}
