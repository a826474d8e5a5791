import { json } from "../api/client";
import type { Item } from "../api/types";
import type { Band } from "../canvas/bands";
import type { Box } from "../canvas/geometry";

export type Status = "pending" | "accepted" | "modified" | "rejected";

/** A prediction to decide on, as the server has it. */
export interface Suggestion {
  readonly uid: string;
  readonly version: string;
  readonly label: string;
  readonly model_label: string;
  readonly level: "image" | "object";
  readonly score: number;
  readonly band: Band;
  readonly confidence: number;
  readonly threshold: number | null;
  readonly box: Box | null;
  readonly status: Status;
  readonly model_name: string;
  readonly model_version_number: number;
  readonly run: string;
  readonly annotation: string | null;
}

/** What a person confirmed or drew, as the server has it. */
export interface Annotation {
  readonly uid: string;
  readonly version: number;
  readonly label: string;
  readonly box: Box | null;
  readonly source: string;
  readonly prediction: string | null;
  readonly created_by: string | null;
}

export interface Lease {
  readonly by: string;
  readonly until: string;
  readonly mine: boolean;
}

export interface Review {
  readonly item: Item;
  readonly image_url: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly status: string;
  readonly reviewer: string | null;
  readonly lease: Lease | null;
  readonly suggestions: readonly Suggestion[];
  readonly annotations: readonly Annotation[];
}

export interface Leased {
  readonly item: Item;
  readonly image_url: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly lease: Lease;
}

export interface Decided {
  readonly prediction: string;
  readonly version: string;
  readonly action: "accept" | "modify" | "reject" | "undo";
  readonly label?: string;
  readonly box?: Box;
}

/** All that is saved of an item at once. */
export interface SaveBody {
  readonly decisions: readonly Decided[];
  readonly added: readonly { readonly label: string; readonly box?: Box }[];
  readonly changed: readonly {
    readonly annotation: string;
    readonly version: number;
    readonly label: string;
    readonly box?: Box;
  }[];
  readonly removed: readonly { readonly annotation: string; readonly version: number }[];
  readonly finalize: boolean;
}

export interface Saved {
  readonly status: string;
  readonly pending: number;
  readonly added: readonly string[];
  readonly repeated: boolean;
  readonly review: Review;
}

/** What has changed under somebody's hands: what it is by now, and through whom. */
export interface Conflict {
  readonly uid: string;
  readonly now: string;
  readonly version: string | null;
  readonly by: string | null;
  readonly at: string | null;
}

export interface Acceptance {
  readonly label: string;
  readonly band: Band;
  readonly accepted: number;
  readonly modified: number;
  readonly rejected: number;
  readonly rate: number;
}

export interface Stats {
  readonly people: readonly { readonly login: string; readonly seconds_per_item: number | null }[];
  readonly acceptance: readonly Acceptance[];
}

const place = (project: string, item: string) => `/projects/${project}/items/${item}/review/`;

export const readReview = (project: string, item: string, signal?: AbortSignal): Promise<Review> =>
  json("GET", place(project, item), undefined, signal ? { signal } : {});

export const saveReview = (project: string, item: string, body: SaveBody, key: string): Promise<Saved> =>
  json("PUT", place(project, item), body, { headers: { "Idempotency-Key": key } });

export const renewLease = (project: string, item: string): Promise<Lease> =>
  json("POST", `${place(project, item)}lease/`);

export const giveBack = (project: string, item: string): Promise<void> =>
  json("DELETE", `${place(project, item)}lease/`);

export const readStats = (project: string): Promise<Stats> =>
  json("GET", `/projects/${project}/reviews/stats/`);

export async function leaseNext(
  project: string,
  wanted: {
    readonly query: string;
    readonly ordering: string;
    readonly ahead: number;
    readonly exclude: readonly string[];
  },
): Promise<readonly Leased[]> {
  const body = {
    query: wanted.query,
    ordering: wanted.ordering,
    prefetch: wanted.ahead,
    exclude: wanted.exclude,
  };
  return (
    await json<{ readonly results: readonly Leased[] }>("POST", `/projects/${project}/reviews/next/`, body)
  ).results;
}
