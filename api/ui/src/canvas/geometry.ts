/** A rectangle in pixels of the upright picture, from its top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The compass points of a box, in the order of a clock. */
export const HANDLES = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type Handle = (typeof HANDLES)[number];

/** The box with a handle moved to a point; it may turn over, and stays within the picture and at least a pixel wide. */
export function resize(box: Box, handle: Handle, to: Point, within: Size): Box {
  const x = clamp(to.x, 0, within.width);
  const y = clamp(to.y, 0, within.height);
  const left = handle.includes("w") ? x : box.x;
  const right = handle.includes("e") ? x : box.x + box.w;
  const top = handle.includes("n") ? y : box.y;
  const bottom = handle.includes("s") ? y : box.y + box.h;
  return spanned({ x: left, y: top }, { x: right, y: bottom }, within);
}

/** The box between two corners, within the picture and at least a pixel wide and high. */
export function spanned(one: Point, other: Point, within: Size): Box {
  const left = clamp(Math.min(one.x, other.x), 0, within.width - 1);
  const top = clamp(Math.min(one.y, other.y), 0, within.height - 1);
  const right = clamp(Math.max(one.x, other.x), left + 1, within.width);
  const bottom = clamp(Math.max(one.y, other.y), top + 1, within.height);
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** The box moved, as far as the picture goes. */
export function move(box: Box, by: Point, within: Size): Box {
  return {
    ...box,
    x: clamp(box.x + by.x, 0, Math.max(0, within.width - box.w)),
    y: clamp(box.y + by.y, 0, Math.max(0, within.height - box.h)),
  };
}

/** The box with its right and lower edge moved. */
export function grow(box: Box, by: Point, within: Size): Box {
  return {
    ...box,
    w: clamp(box.w + by.x, 1, within.width - box.x),
    h: clamp(box.h + by.y, 1, within.height - box.y),
  };
}

export function sameBox(one: Box | null, other: Box | null): boolean {
  if (one === null || other === null) return one === other;
  return one.x === other.x && one.y === other.y && one.w === other.w && one.h === other.h;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
