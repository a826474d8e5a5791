import type { Session } from "./session";

/** Which item of how many is looked at, and how many are done. */
export interface Progress {
  readonly at: number;
  readonly of: number;
  readonly done: number;
}

/**
 * The place of the review among the items that matched. A count that came late, after an outage, lacks what was decided
 * by then, so that there are never fewer than came to this person.
 *
 * @param matched how many items matched when they were counted
 */
export function progressOf({ entries }: Session, matched: number): Progress {
  const done = entries.filter((entry) => entry.state === "done").length;
  const of = Math.max(matched, entries.length, 1);
  return { at: Math.min(done + 1, of), of, done };
}
