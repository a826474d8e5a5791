/** What webhooks can be told of, as the server names it; those of the other product's clients are left to the API. */
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
  "dataset.created",
  "dataset.updated",
  "dataset.deleted",
] as const;
