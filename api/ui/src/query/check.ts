import { json } from "../api/client";
import type { QueryCheck } from "../api/queryTypes";

/** What the server says of a query while it is typed. */
export function checkQuery(project: string, query: string, caret: number): Promise<QueryCheck> {
  return json("POST", `/projects/${project}/query/check/`, { query, caret });
}
