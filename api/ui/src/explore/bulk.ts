import { json } from "../api/client";
import type { Prediction } from "../api/types";
import type { Band } from "../canvas/bands";
import { quoted } from "../query/tree";

export type BulkKind = "accept" | "reject" | "relabel" | "reset" | "add_slice";

export interface BulkOrder {
  readonly action: BulkKind;
  readonly query: string;
  readonly label?: string;
  readonly slice?: string;
  readonly reason?: string;
}

export interface BulkPreview {
  readonly matched: number;
  readonly counts: readonly {
    readonly label: string;
    readonly level: string;
    readonly band: Band;
    readonly count: number;
  }[];
  readonly sample: readonly Prediction[];
}

export interface BulkAction {
  readonly uid: string;
  readonly action: string;
  readonly query: string | null;
  readonly target: string | null;
  readonly reason: string;
  readonly created_by: string;
  readonly status:
    | "pending"
    | "running"
    | "paused"
    | "completed"
    | "failed"
    | "cancelled"
    | "undoing"
    | "undone";
  readonly matched: number;
  readonly applied: number;
  readonly kept: number;
  readonly undone: number;
  readonly undo_kept: number;
  readonly progress_pct: number | null;
  readonly undoable: boolean;
  readonly error_message: string | null;
  readonly created_at: string;
}

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
