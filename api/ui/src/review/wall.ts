import { uuid } from "../api/uuid";
import { type Band, bandOf } from "../canvas/bands";
import { quoted } from "../query/tree";
import { leaseNext, type Review, readReview, type SaveBody, type Suggestion } from "./api";
import type { Letter } from "./outbox";

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

/** The items that are leased for a wall, and the crops of them that it shows. */
export interface WallPage {
  readonly items: readonly string[];
  readonly crops: readonly WallCrop[];
}

/** A save of one item of a wall. */
export type WallLetter = Omit<Letter, "seq">;

export const WALL_SIZE = 24;

/** The query of a wall: pending predictions of its label and band among what is reviewed. */
export function wallQuery(query: string, { level, label, band }: WallKind): string {
  const wanted = `${level}(label = ${quoted(label)} AND score_band = ${quoted(band)} AND autotag_status = "pending")`;
  return query.trim() === "" ? wanted : `(${query.trim()}) AND ${wanted}`;
}

/** Leases items and takes their crops until the wall is full; items whose decisions are on their way are left out. */
export async function loadWall(
  project: string,
  query: string,
  kind: WallKind,
  exclude: readonly string[],
): Promise<WallPage> {
  const leased = await leaseNext(project, {
    query: wallQuery(query, kind),
    ordering: "created_at",
    ahead: WALL_SIZE - 1,
    exclude,
  });
  const items = leased.map(({ item }) => item.uid);
  const reviews = await Promise.all(items.map((uid) => readReview(project, uid)));
  return { items, crops: reviews.flatMap((review) => cropsOf(review, kind)).slice(0, WALL_SIZE) };
}

export function cropsOf(review: Review, { level, label, band }: WallKind): readonly WallCrop[] {
  return review.suggestions
    .filter(
      (one) =>
        one.level === level && one.label === label && one.status === "pending" && bandOf(one.score) === band,
    )
    .map((suggestion) => ({ review, suggestion }));
}

/**
 * A letter for each item of a wall: what is marked is wrong, the rest is right.
 *
 * @param versions those that were made since the wall was loaded, by prediction
 */
export function wallLetters(
  project: string,
  crops: readonly WallCrop[],
  wrong: ReadonlySet<string>,
  versions: ReadonlyMap<string, string>,
): readonly WallLetter[] {
  const decisions = new Map<string, SaveBody["decisions"]>();
  for (const { review, suggestion } of crops) {
    const action = wrong.has(suggestion.uid) ? ("reject" as const) : ("accept" as const);
    const version = versions.get(suggestion.uid) ?? suggestion.version;
    const decision = { prediction: suggestion.uid, version, action };
    decisions.set(review.item.uid, [...(decisions.get(review.item.uid) ?? []), decision]);
  }
  return [...decisions].map(([item, made]) => letterOf(project, item, made, true));
}

/** The letters that make pending again what others have decided. The outbox names the versions that those have made. */
export function undoOf(
  letters: readonly WallLetter[],
  versions: ReadonlyMap<string, string>,
): readonly WallLetter[] {
  return letters.map(({ project, item, body }) => {
    const decisions = body.decisions.map(({ prediction, version }) => ({
      prediction,
      version: versions.get(prediction) ?? version,
      action: "undo" as const,
    }));
    return letterOf(project, item, decisions, false);
  });
}

/** A save of decisions alone. */
export function letterOf(
  project: string,
  item: string,
  decisions: SaveBody["decisions"],
  finalize: boolean,
): WallLetter {
  const body = { decisions, added: [], changed: [], removed: [], finalize };
  return { key: uuid(), project, item, body, added: [] };
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
