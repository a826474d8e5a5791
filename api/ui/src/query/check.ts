import { json } from "../api/client";
import type { QueryProblem } from "../api/errors";

export interface Completion {
  readonly kind: string;
  readonly insert: string;
  readonly position: number;
  readonly length: number;
  readonly type: string;
  readonly help: string;
}

export interface QueryCheck {
  readonly canonical: string | null;
  readonly errors: readonly QueryProblem[];
  readonly completions: readonly Completion[];
}

/** What the server says of a query while it is typed. */
export function checkQuery(project: string, query: string, caret: number): Promise<QueryCheck> {
  return json("POST", `/projects/${project}/query/check/`, { query, caret });
}
