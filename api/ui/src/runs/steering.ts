import { json } from "../api/client";
import type { Run } from "../api/types";

export type Steer = "pause" | "resume" | "cancel" | "retry-failed";

/** What the server lets happen to a run now; see the table in docs/api-runs.md. */
export function allowed(run: Run): readonly Steer[] {
  switch (run.status) {
    case "pending":
    case "planning":
      return run.desired === "cancel" ? [] : ["cancel"];
    case "running":
      if (run.desired === "cancel") return [];
      return run.desired === "pause" ? ["resume", "cancel"] : ["pause", "cancel"];
    case "paused":
      return run.desired === "cancel" ? [] : ["resume", "cancel"];
    case "completed":
    case "failed":
    case "cancelled":
      return run.failed_items > 0 ? ["retry-failed"] : [];
    default:
      return [];
  }
}

export function steer(run: Run, how: Steer): Promise<Run> {
  return json("POST", `/runs/${run.uid}/${how}/`);
}

/** What is asked of a run beyond what it does, in words; null when it does what was asked. */
export function wish(run: Run): string | null {
  if (run.status === "running" && run.desired === "pause")
    return "Pausing: chunks in flight finish first, about 15 s.";
  if (run.desired === "cancel" && run.status !== "cancelled") return "Cancelling: what is written stays.";
  if (run.status === "paused" && run.desired === "run") return "Resuming…";
  if (run.status === "pending") return "Waiting to be started.";
  if (run.status === "planning") return "Choosing the items.";
  if (run.status === "finishing") return "Checking that nothing is missing.";
  return null;
}

/** What a run covers, in words. */
export function selectionOf(run: Run): string {
  if (run.retry_of !== null) return `failures of run ${run.retry_of.slice(0, 8)}`;
  switch (run.data?.type) {
    case "query":
      return run.data.query ?? "";
    case "slices":
      return `${run.data.slices?.length ?? 0} slices`;
    case "items":
      return `${run.data.items?.length ?? 0} listed items`;
    default:
      return run.kind === "live" ? "new uploads" : "full dataset";
  }
}
