import type { Box } from "./reviewTypes";
import type { Schemas, Sent } from "./sent";
import type { Item } from "./types";

/** A share with its interval; null with a note where too little is known. */
export type Estimate = Sent<Schemas["Estimate"], "value" | "low" | "high" | "note">;
export type Outcomes = Sent<Schemas["Outcomes"]>;
export type AveragePrecision = Sent<Schemas["AveragePrecision"], "value" | "note">;

export interface VersionFigures {
  readonly predictions: number;
  readonly open: number;
  readonly precision: Estimate;
  readonly recall: Estimate;
  readonly average_precision: AveragePrecision;
}

export type Tenth = Sent<Schemas["CalibrationTenth"]>;
export type Calibration = Omit<Sent<Schemas["CalibrationCurve"], "error" | "note">, "curve"> & {
  readonly curve: readonly Tenth[];
};
export type WhatIf = Omit<Sent<Schemas["WhatIf"]>, "precision" | "recall"> & {
  readonly precision: Estimate;
  readonly recall: Estimate;
};

export type ComparedVersion = Sent<
  Pick<Schemas["ComparedVersion"], "uid" | "name" | "active" | "covered_items">
> &
  VersionFigures & { readonly calibration: Calibration; readonly what_if: readonly WhatIf[] };
export type ComparedLabel = Sent<Pick<Schemas["ComparedLabel"], "label">> & {
  readonly outcomes: Outcomes;
  readonly a: VersionFigures;
  readonly b: VersionFigures;
};
/** Two model versions over the items that both have looked at. */
export type Comparison = Sent<
  Pick<
    Schemas["Compare"],
    "computed_at" | "took_ms" | "label" | "items" | "finished_items" | "complete" | "disagreements"
  >,
  "label"
> & {
  readonly outcomes: Outcomes;
  readonly a: ComparedVersion;
  readonly b: ComparedVersion;
  readonly labels: readonly ComparedLabel[];
};

export type Said = Omit<Sent<Schemas["SaidByVersion"]>, "box"> & { readonly box: Box | null };
export interface Disagreement {
  readonly outcome: "only_a" | "only_b" | "moved" | "relabelled";
  readonly bits: number;
  readonly a: Said | null;
  readonly b: Said | null;
}
export type DisputedItem = Item & {
  readonly information: number;
  readonly disagreements: readonly Disagreement[];
};
