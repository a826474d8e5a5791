import type { components } from "./schema";

type Schemas = components["schemas"];

/** An answer whose fields the server always sends; those named in N may be null. */
type Sent<T, N extends keyof T = never> = {
  readonly [K in Exclude<keyof T, N>]-?: NonNullable<T[K]>;
} & { readonly [K in N]-?: NonNullable<T[K]> | null };

export type Prediction = Sent<Schemas["Prediction"], "x" | "y" | "w" | "h">;

export type Item = Omit<Sent<Schemas["Item"]>, "metadata" | "thumbnail_urls"> & {
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Upright small forms by the pixels of their longer side; a server without thumbnails has none. */
  readonly thumbnail_urls?: Readonly<Record<string, string>>;
};

export type FoundItem = Item & {
  readonly review_status: string;
  readonly reviewer: string | null;
  readonly reviewed_at: string | null;
  readonly predictions: readonly Prediction[];
};

export type Project = Sent<Schemas["Project"]>;
export type Dataset = Sent<Schemas["Dataset"]>;
export type Data = Schemas["Data"];
export type AutotagSettings = Omit<Sent<Schemas["AutotagSettings"], "model" | "data">, "data"> & {
  readonly data: Data | null;
};
export type ModelVersion = Sent<
  Schemas["ModelVersion"],
  "head" | "reason" | "level" | "training_set" | "previewed_at"
>;
export type Model = Omit<Sent<Schemas["Model"]>, "active_version" | "versions"> & {
  readonly active_version: ModelVersion | null;
  readonly versions: readonly ModelVersion[];
};
export type Run = Omit<
  Sent<
    Schemas["Run"],
    | "retry_of"
    | "progress_pct"
    | "rate_per_second"
    | "eta_seconds"
    | "error_message"
    | "started_at"
    | "completed_at"
  >,
  "data"
> & { readonly data: Data | null };
export type RunChunk = Sent<Schemas["RunChunk"]>;
export type RunFailure = Sent<Schemas["RunFailure"]>;
export type Slice = Sent<Schemas["Slice"], "source_data">;
export type Preview = Omit<Sent<Schemas["Preview"]>, "predictions"> & {
  readonly predictions: readonly Sent<Schemas["PreviewPrediction"], "x" | "y" | "w" | "h">[];
};
export type ItemCount = Sent<Schemas["ItemCount"]>;

export interface Page<T> {
  readonly results: readonly T[];
  readonly next: string | null;
  readonly previous: string | null;
}
