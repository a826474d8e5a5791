import { json } from "../api/client";
import { ApiFailure } from "../api/errors";
import type { Lease, Leased, Review, ReviewStats, SaveBody, Saved } from "../api/reviewTypes";

export type * from "../api/reviewTypes";

/** What has changed under somebody's hands: what it is by now, and through whom. */
export interface Conflict {
  readonly uid: string;
  readonly now: string;
  readonly version: string | null;
  readonly by: string | null;
  readonly at: string | null;
}

/** What a save was refused for because somebody else had touched it; undefined when it was refused for something else. */
export function conflictsOf(problem: unknown): readonly Conflict[] | undefined {
  return problem instanceof ApiFailure
    ? (problem.body["conflicts"] as readonly Conflict[] | undefined)
    : undefined;
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

export const readStats = (project: string): Promise<ReviewStats> =>
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
