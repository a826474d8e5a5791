import { type Box, type Handle, move, type Point, resize, type Size, spanned } from "../canvas/geometry";
import type { Viewport } from "../canvas/viewport";

/** What the pointer is doing, from where, in pixels of the picture (boxes) or the screen (panning). */
export type Drag =
  | { readonly kind: "pan"; readonly from: Point; readonly viewport: Viewport }
  | { readonly kind: "draw"; readonly from: Point; readonly box: Box | null }
  | {
      readonly kind: "move";
      readonly id: string;
      readonly from: Point;
      readonly start: Box;
      readonly box: Box;
    }
  | {
      readonly kind: "resize";
      readonly id: string;
      readonly handle: Handle;
      readonly start: Box;
      readonly box: Box;
    };

type Pan = Extract<Drag, { readonly kind: "pan" }>;

/** Smaller in pixels of the screen is a slip, and no box. */
const LEAST = 3;

/** Where the picture is once the pointer is there on the screen. */
export function panned({ from, viewport }: Pan, at: Point): Viewport {
  return { ...viewport, x: viewport.x + at.x - from.x, y: viewport.y + at.y - from.y };
}

/** The drag of a box once the pointer is there in the picture. */
export function dragged(drag: Exclude<Drag, Pan>, to: Point, size: Size): Drag {
  switch (drag.kind) {
    case "draw":
      return { ...drag, box: spanned(drag.from, to, size) };
    case "resize":
      return { ...drag, box: resize(drag.start, drag.handle, to, size) };
    case "move":
      return { ...drag, box: move(drag.start, { x: to.x - drag.from.x, y: to.y - drag.from.y }, size) };
  }
}

/** The box that was drawn, if it is one. */
export function drawnBox(drag: Drag | null, scale: number): Box | null {
  if (drag?.kind !== "draw" || drag.box === null) return null;
  return drag.box.w * scale > LEAST && drag.box.h * scale > LEAST ? drag.box : null;
}

/** The box that was changed, if one was. */
export function changedBox(drag: Drag | null): { readonly id: string; readonly box: Box } | null {
  return (drag?.kind === "move" || drag?.kind === "resize") && drag.box !== drag.start ? drag : null;
}
