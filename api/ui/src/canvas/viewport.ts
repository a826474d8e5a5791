import { type Box, clamp, type Point, type Size } from "./geometry";

/** How a picture lies on the screen: screen = picture × scale + (x, y), in CSS pixels. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const LARGEST_SCALE = 40;

/** The whole picture in the middle, never larger than `most` times its size. */
export function fitted(picture: Size, screen: Size, margin = 20, most = 4): Viewport {
  const scale = Math.min(
    Math.max(1, screen.width - 2 * margin) / picture.width,
    Math.max(1, screen.height - 2 * margin) / picture.height,
    most,
  );
  return {
    scale,
    x: (screen.width - picture.width * scale) / 2,
    y: (screen.height - picture.height * scale) / 2,
  };
}

/** A box in the middle with something of its surroundings. */
export function zoomTo(box: Box, screen: Size): Viewport {
  const scale = clamp(Math.min(screen.width / (box.w * 2.2), screen.height / (box.h * 2.2)), 0.05, 12);
  return {
    scale,
    x: screen.width / 2 - (box.x + box.w / 2) * scale,
    y: screen.height / 2 - (box.y + box.h / 2) * scale,
  };
}

/** Larger or smaller, while what lies under a point of the screen stays there. */
export function zoomAt(viewport: Viewport, at: Point, factor: number, smallest: number): Viewport {
  const scale = clamp(viewport.scale * factor, Math.min(smallest, viewport.scale), LARGEST_SCALE);
  const ratio = scale / viewport.scale;
  return { scale, x: at.x - (at.x - viewport.x) * ratio, y: at.y - (at.y - viewport.y) * ratio };
}

export function toScreen(viewport: Viewport, box: Box): Box {
  return {
    x: box.x * viewport.scale + viewport.x,
    y: box.y * viewport.scale + viewport.y,
    w: box.w * viewport.scale,
    h: box.h * viewport.scale,
  };
}

export function toPicture(viewport: Viewport, point: Point): Point {
  return { x: (point.x - viewport.x) / viewport.scale, y: (point.y - viewport.y) / viewport.scale };
}
