import type { Worker } from "../api/types";

/** Whether somebody can want it to take no more work, or to take some again; an earlier version heeds neither. */
export type Wish = "drain" | "resume";

export function wishFor(worker: Pick<Worker, "device" | "state" | "drain_wanted_at">): Wish | null {
  if (worker.device === null || worker.state === "silent") return null;
  return worker.drain_wanted_at === null ? "drain" : "resume";
}

/** "2 workers", "2 of 3 workers take work", "no worker"; silent ones are not counted. */
export function summary(workers: readonly Pick<Worker, "state" | "queues">[]): string {
  const there = workers.filter((worker) => worker.state !== "silent");
  const working = there.filter((worker) => worker.queues.length > 0);
  if (there.length === 0) return "no worker";
  if (working.length < there.length) return `${working.length} of ${there.length} workers take work`;
  return there.length === 1 ? "1 worker" : `${there.length} workers`;
}

/** "centernet@3, yolo@1"; a dash where no model is open. */
export const modelsOf = ({ models }: Pick<Worker, "models">): string =>
  models.length === 0 ? "–" : models.map(({ model, number }) => `${model}@${number}`).join(", ");

const MEANING: Readonly<Record<string, string>> = {
  working: "Takes work.",
  draining: "Is to take no more work: it hears of that within ten seconds, and ends what it has in hand.",
  drained: "Takes no more work and has none in hand: its process can be stopped.",
  resuming: "Is to take work again, and hears of that within ten seconds.",
  silent: "Was not seen for half a minute: it is gone, or cannot reach the database.",
};

export const meaningOf = (state: string): string => MEANING[state] ?? "";
