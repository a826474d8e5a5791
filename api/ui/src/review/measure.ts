import { afterPaint } from "../ui/afterPaint";

/** The name under which the time from a decision to the picture after it is found in the browser's performance entries. */
export const DECISION_TO_PAINT = "decision-to-paint";

/** Measures until the frame after the decision is painted. */
export function measureDecision(started: number): void {
  afterPaint(() => performance.measure(DECISION_TO_PAINT, { start: started, end: performance.now() }));
}
