import type { Band } from "../canvas/bands";
import type { Level } from "../query/edit";
import type { Schemas, Sent } from "./sent";
import type { Prediction } from "./types";

export type LabelCount = Omit<Sent<Schemas["LabelCount"]>, "level"> & { readonly level: Level };
export type ValueCount = Sent<Schemas["ValueCount"]>;
export type FacetTable = Readonly<Schemas["FacetTable"]>;
/** Counts of items; each facet with its own conditions left out, so that a number says what a click gives. */
export type Facets = Omit<Sent<Schemas["Facets"]>, "facets" | "histogram"> & {
  readonly facets: {
    readonly [K in Exclude<keyof FacetTable, "label" | "metadata">]?: readonly ValueCount[];
  } & { readonly label?: readonly LabelCount[] };
  readonly histogram?: Sent<Schemas["ScoreHistogram"]>;
};

export type QueryCompletion = Sent<Schemas["QueryCompletion"]>;
export type QueryError = Sent<Schemas["QueryError"], "suggestion">;
export type QueryCheck = Sent<Pick<Schemas["QueryCheck"], "canonical">, "canonical"> & {
  readonly errors: readonly QueryError[];
  readonly completions: readonly QueryCompletion[];
};

export type BulkCount = Omit<Sent<Schemas["BulkCount"]>, "band"> & { readonly band: Band };
/** A prediction with the model's label and the project's. */
export type BulkExample = Prediction & { readonly project_label: string };
export type BulkPreview = Omit<Sent<Schemas["BulkPreview"]>, "counts" | "sample"> & {
  readonly counts: readonly BulkCount[];
  readonly sample: readonly BulkExample[];
};
export type NewBulkAction = Readonly<Schemas["NewBulkAction"]>;
export type BulkAction = Sent<
  Schemas["BulkAction"],
  "query" | "target" | "progress_pct" | "error_message" | "finished_at" | "undone_by" | "undone_at"
>;
