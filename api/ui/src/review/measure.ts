/** The name under which the time from a decision to the picture after it is found in the browser's performance entries. */
export const DECISION_TO_PAINT = "decision-to-paint";

/** Measures until the frame after the decision is painted. */
export function measureDecision(started: number): void {
  requestAnimationFrame(() => {
    // A task that is queued in a frame runs once that frame is painted.
    const channel = new MessageChannel();
    channel.port1.onmessage = () =>
      performance.measure(DECISION_TO_PAINT, { start: started, end: performance.now() });
    channel.port2.postMessage(null);
  });
}
