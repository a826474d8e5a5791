import type { Box, Point } from "./geometry";

/**
 * The id of the smallest box that a point lies in, or whose edge is near; small boxes would never be reached otherwise
 * when a large one lies over them. Of equal ones the last, which is drawn on top.
 */
export function hitTest(
  boxes: readonly { readonly id: string; readonly box: Box }[],
  at: Point,
  near: number,
): string | null {
  let best: string | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  for (const { id, box } of boxes) {
    const inside =
      at.x >= box.x - near &&
      at.x <= box.x + box.w + near &&
      at.y >= box.y - near &&
      at.y <= box.y + box.h + near;
    if (inside && box.w * box.h <= smallest) {
      smallest = box.w * box.h;
      best = id;
    }
  }
  return best;
}
