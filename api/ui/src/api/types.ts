import type { Mask } from "../canvas/masks";
import type { Estimate } from "./compareTypes";
import type { Schemas, Sent } from "./sent";

/** As pages of items have it. */
export type Prediction = Omit<Sent<Schemas["Prediction"], "x" | "y" | "w" | "h">, "mask" | "project_label">;

export type Item = Omit<Sent<Schemas["Item"]>, "metadata"> & {
  readonly metadata: Readonly<Record<string, unknown>>;
};

export type FoundItem = Item & {
  readonly review_status: string;
  readonly reviewer: string | null;
  readonly reviewed_at: string | null;
  /** The best of them; prediction_count says how many there are. */
  readonly predictions: readonly Prediction[];
  readonly prediction_count: number;
};

export type Project = Sent<Schemas["Project"]>;
export type Status = Sent<Schemas["Status"]>;
/** A process that does the work; a worker of an earlier version does not tell what is null. */
export type Worker = Omit<
  Sent<Schemas["Worker"], "device" | "images_per_second" | "in_hand" | "drain_wanted_at">,
  "models"
> & { readonly models: readonly Sent<Schemas["WorkerModel"]>[] };
export type Dataset = Sent<Schemas["Dataset"]>;
export type DatasetHealth = Sent<
  Pick<Schemas["DatasetHealth"], "dataset_status" | "item_count" | "ingest_ok" | "issues">
>;
export type Data = Schemas["Data"];
export type QuietHours = Sent<Schemas["QuietHours"]>;
export type AutotagSettings = Omit<
  Sent<Schemas["AutotagSettings"], "model" | "data" | "items_per_minute">,
  "data" | "quiet_hours"
> & {
  readonly data: Data | null;
  readonly quiet_hours: QuietHours | null;
};
export type ModelVersion = Omit<
  Sent<Schemas["ModelVersion"], "head" | "reason" | "level" | "training_set" | "previewed_at">,
  "tunings"
> & { readonly tunings: readonly Sent<Schemas["ModelTuning"]>[] };
/** A version was made active, or refused. */
export type Activation = Sent<
  Schemas["Activation"],
  "version" | "number" | "previous" | "previous_number" | "refusal" | "rolled_back_at"
>;
/** How well a version finds what is there, on items of which everything is known. */
export type Evaluation = Omit<
  Sent<Schemas["Evaluation"], "map" | "map50" | "map75">,
  "precision" | "recall" | "labels"
> & {
  readonly precision: Estimate;
  readonly recall: Estimate;
  readonly labels: readonly EvaluatedLabel[];
};
export type EvaluatedLabel = Omit<
  Sent<Schemas["EvaluatedLabel"], "ap" | "ap50" | "ap75">,
  "precision" | "recall"
> & { readonly precision: Estimate; readonly recall: Estimate };
export type Model = Omit<Sent<Schemas["Model"]>, "active_version" | "versions"> & {
  readonly active_version: ModelVersion | null;
  readonly versions: readonly ModelVersion[];
};
export type Run = Omit<
  Sent<
    Schemas["Run"],
    | "retry_of"
    | "window"
    | "progress_pct"
    | "rate_per_second"
    | "eta_seconds"
    | "eta_low_seconds"
    | "eta_high_seconds"
    | "error_message"
    | "started_at"
    | "completed_at"
  >,
  "data" | "waiting"
> & { readonly data: Data | null; readonly waiting: Sent<Schemas["RunWait"]> | null };
/** Somebody paused, resumed, cancelled, retried or tuned a run. */
export type RunAction = Sent<Schemas["RunAction"], "before" | "after">;
/** Somebody changed when or how fast the runs of a project may work. */
export type LimitChange = Sent<Schemas["LimitChange"], "before" | "after">;
/** Somebody changed what models, people or outside connections rest on. */
export type AuditEvent = Sent<Schemas["AuditEvent"], "detail">;
export type RunChunk = Sent<Schemas["RunChunk"]>;
/** Chunks that lie next to each other; one each where there are few. */
export type RunChunkGroup = Sent<Schemas["RunChunkGroup"]>;
export type RunFailure = Sent<Schemas["RunFailure"]>;
export type Slice = Sent<Schemas["Slice"], "source_data" | "project" | "query">;
export type EmbeddingSet = Sent<Schemas["EmbeddingSet"]>;
export type EmbeddingSets = Omit<Schemas["EmbeddingSets"], "results"> & {
  readonly results: readonly EmbeddingSet[];
};
/** The similarity is a cosine: 1 for the same, -1 for the opposite. */
export type SimilarItem = Item & { readonly similarity: number };
export type SimilarItems = Omit<Sent<Schemas["SimilarItems"]>, "results"> & {
  readonly results: readonly SimilarItem[];
};
export type Preview = Omit<Sent<Schemas["Preview"], "embedding_size">, "predictions"> & {
  readonly predictions: readonly (Omit<Sent<Schemas["PreviewPrediction"], "x" | "y" | "w" | "h">, "mask"> & {
    readonly mask?: Mask;
  })[];
};
export type ItemCount = Sent<Schemas["ItemCount"]>;

export type Attribute = Schemas["Attribute"];
export type Label = Schemas["Label"];
export type Taxonomy = Sent<Schemas["Taxonomy"]>;
export type LabelMap = Sent<Schemas["LabelMap"]>;

export type Role = "viewer" | "annotator" | "operator" | "admin";
export type Key = Omit<Sent<Schemas["Key"], "expires_at" | "last_used_at">, "role"> & { readonly role: Role };
export type IssuedKey = Key & Sent<Pick<Schemas["IssuedKey"], "key">>;
export type User = Omit<Sent<Schemas["User"], "password_changed_at">, "role"> & {
  /** Of sessions that begin with the password; null for one who has keys only. */
  readonly role: Role | null;
};

export type Export = Sent<
  Schemas["Export"],
  | "query"
  | "filter_query_string"
  | "progress_pct"
  | "bytes"
  | "download_url"
  | "error_message"
  | "finished_at"
  | "expires_at"
>;

export type Webhook = Sent<Schemas["Webhook"]>;
export type IssuedWebhook = Webhook & Sent<Pick<Schemas["IssuedWebhook"], "secret">>;
export type WebhookDelivery = Sent<
  Pick<
    Schemas["WebhookDelivery"],
    | "uid"
    | "subscription"
    | "event_type"
    | "status"
    | "attempts"
    | "next_retry_at"
    | "response_status"
    | "error_message"
    | "created_at"
  >,
  "next_retry_at" | "response_status" | "error_message"
>;
export type WebhookTest = Sent<Schemas["WebhookTest"], "response_status">;

export type SourceScan = Sent<Schemas["SourceScan"], "started_at" | "ended_at" | "message">;
export type Source = Omit<
  Sent<Schemas["Source"], "endpoint" | "region" | "scan_every_minutes" | "next_scan_at">,
  "scan"
> & { readonly scan: SourceScan };
export type SourceFailure = Sent<Schemas["SourceFailure"]>;

export interface Page<T> {
  readonly results: readonly T[];
  readonly next: string | null;
  readonly previous: string | null;
}
