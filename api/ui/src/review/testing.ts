import type { Review, Suggestion } from "./api";

/** A prediction to decide on, as tests need it. */
export const suggestion = (
  uid: string,
  label: string,
  score: number,
  more: Partial<Suggestion> = {},
): Suggestion => ({
  uid,
  version: "1.0",
  label,
  model_label: label,
  level: "object",
  score,
  band: "low",
  confidence: 0.5,
  threshold: 0.3,
  box: { x: 10, y: 10, w: 50, h: 40 },
  status: "pending",
  model_name: "m",
  model_version_number: 1,
  model_version: "m@1",
  run: "r",
  annotation: null,
  ...more,
});

export function review(uid: string, suggestions: readonly Suggestion[], more: Partial<Review> = {}): Review {
  const item = { uid, key: `${uid}.jpg` } as Review["item"];
  return {
    item,
    image_url: "",
    width: 600,
    height: 400,
    status: "unreviewed",
    reviewer: null,
    lease: null,
    suggestions,
    annotations: [],
    ...more,
  };
}

export const THREE = [
  suggestion("p1", "person", 0.9),
  suggestion("p2", "car", 0.4),
  suggestion("p3", "kite", -0.3),
];
const lease = { by: "me", until: "2026-01-01T00:00:00Z", mine: true };
export const leased = (uid: string) => ({
  item: review(uid, []).item,
  image_url: "",
  width: 600,
  height: 400,
  lease,
});
