import { json } from "../api/client";
import type { Run, RunAction } from "../api/types";

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

export interface Tuning {
  readonly priority: number;
  /** Most chunks in flight; 0 for as many as the priority tells. */
  readonly window: number;
}

/** What somebody changed of what the dialog showed: the rest may be otherwise by now, and is not theirs to put back. */
export function changed(shown: Tuning, chosen: Tuning): Partial<Tuning> {
  return {
    ...(chosen.priority !== shown.priority && { priority: chosen.priority }),
    ...(chosen.window !== shown.window && { window: chosen.window }),
  };
}

export function tune(run: Run, to: Partial<Tuning>): Promise<Run> {
  return json("PATCH", `/runs/${run.uid}/`, to);
}

export const PRIORITIES: readonly (readonly [number, string])[] = [
  [5, "5, highest"],
  [4, "4, as runs of uploads"],
  [3, "3, as other runs"],
  [2, "2"],
  [1, "1, lowest"],
];

/** What somebody did, for the history of a run. */
export function deed({ kind, before, after }: RunAction): string {
  switch (kind) {
    case "priority":
      return `changed the priority from ${before} to ${after}`;
    case "window":
      return `changed the window from ${before} to ${after}`;
    case "retry_failed":
      return `retried what failed in run ${after?.slice(0, 8)}`;
    default:
      return { pause: "paused it", resume: "resumed it", cancel: "cancelled it" }[kind] ?? kind;
  }
}

/** What is asked of a run beyond what it does, in words; null when it does what was asked. */
export function wish(run: Run): string | null {
  if (run.status === "running" && run.desired === "pause")
    return "Pausing: chunks in flight finish first, about 15 s.";
  if (run.desired === "cancel" && run.status !== "cancelled") return "Cancelling: what is written stays.";
  if (run.waiting && run.desired === "run")
    return `Waits until ${run.waiting.local} ${run.waiting.zone}: these are quiet hours of the project. Nobody has paused it.`;
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
