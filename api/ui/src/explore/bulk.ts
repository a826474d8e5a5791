import { json } from "../api/client";
import type { BulkAction, BulkPreview, NewBulkAction } from "../api/queryTypes";
import { quoted } from "../query/tree";

export type { BulkAction, BulkExample, BulkPreview } from "../api/queryTypes";

export type BulkKind = "accept" | "reject" | "relabel" | "reset" | "add_slice";

/** What is to be done with what a query finds. */
export type BulkOrder = Pick<NewBulkAction, "label" | "slice" | "reason"> & {
  readonly action: BulkKind;
  readonly query: string;
};

export function previewBulk(project: string, order: BulkOrder, signal: AbortSignal): Promise<BulkPreview> {
  return json("POST", `/projects/${project}/bulk/`, { ...order, dry_run: true }, { signal });
}

export function startBulk(project: string, order: BulkOrder, idempotencyKey: string): Promise<BulkAction> {
  return json("POST", `/projects/${project}/bulk/`, { ...order, idempotency_key: idempotencyKey });
}

export function readBulk(uid: string): Promise<BulkAction> {
  return json("GET", `/bulk/${uid}/`);
}

export function undoBulk(uid: string): Promise<BulkAction> {
  return json("POST", `/bulk/${uid}/undo/`);
}

export function isMoving(action: BulkAction): boolean {
  return ["pending", "running", "undoing"].includes(action.status);
}

/** The query narrowed down to items that were selected by hand. */
export function narrowed(query: string, uids: readonly string[]): string {
  const chosen =
    uids.length === 1 ? `uid = ${quoted(uids[0] ?? "")}` : `uid IN (${uids.map(quoted).join(", ")})`;
  return query.trim() === "" ? chosen : `(${query.trim()}) AND ${chosen}`;
}

/** A bulk action never takes "everything" from an empty query by accident: all items are named. */
export function everything(query: string): string {
  return query.trim() === "" ? "created_at >= 1970-01-01" : query;
}
