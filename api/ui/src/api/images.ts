import type { Size } from "../canvas/geometry";
import type { Item } from "./types";

/** An address of this server as a path, so that it is the page's own origin whatever name the server knows itself by. */
export function local(url: string): string {
  const parsed = new URL(url, location.origin);
  return parsed.pathname.startsWith("/api/") ? parsed.pathname + parsed.search : url;
}

const SIDES = [160, 320, 640, 1280] as const;

/** The smallest thumbnail whose longer side has at least this many device pixels, else the largest. */
export function thumbnail(item: Item, side: number): string {
  const size = SIDES.find((one) => one >= side) ?? SIDES[SIDES.length - 1];
  return local(item.thumbnail_template.replace("{size}", String(size)));
}

/** Pixels of the upright picture; a square when the server has not read it yet or cannot. */
export function sizeOf(item: Item): Size {
  const { width, height } = item.metadata;
  return typeof width === "number" && typeof height === "number" && width > 0 && height > 0
    ? { width, height }
    : { width: 640, height: 640 };
}
