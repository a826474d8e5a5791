import type { Size } from "../canvas/geometry";
import type { Item } from "./types";

const OWN = /^https?:\/\/[^/?#]+(\/api\/.*)$/;

/**
 * An address of this server as a path, so that it is the page's own origin whatever name the server knows itself by. By the
 * look of it: parsing the addresses of a page of pictures takes longer than a frame.
 */
export function local(url: string): string {
  return OWN.exec(url)?.[1] ?? url;
}

const SIDES = [160, 320, 640, 1280] as const;

/** The smallest thumbnail whose longer side has at least this many device pixels, else the largest. */
export function thumbnail(item: Item, side: number): string {
  const size = SIDES.find((one) => one >= side) ?? SIDES[SIDES.length - 1];
  // An earlier API process, while one takes the other's place, has no template: then it is the picture itself.
  return local(item.thumbnail_template?.replace("{size}", String(size)) ?? item.url);
}

/** Pixels of the upright picture; a square when the server has not read it yet or cannot. */
export function sizeOf(item: Item): Size {
  const { width, height } = item.metadata;
  return typeof width === "number" && typeof height === "number" && width > 0 && height > 0
    ? { width, height }
    : { width: 640, height: 640 };
}
