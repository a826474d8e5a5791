/** What webhooks are told of, as the server names it. What it takes from other clients but never sends is left out. */
export const EVENTS = [
  "run.completed",
  "run.failed",
  "run.paused",
  "run.cancelled",
  "prediction.batch",
  "review.saved",
  "bulk.completed",
  "export.completed",
  "export.failed",
] as const;
