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

const VP8X = [..."VP8X"].map((letter) => letter.charCodeAt(0));
const TURNED_OR_MOVING = 0x08 | 0x02;

/**
 * The address of what stands for a picture in full. It is the file itself where browsers show that as models see it. They do
 * not show TIFF, have GIF and WebP move where models see the first frame, and do not turn WebP upright: then it is the
 * largest thumbnail.
 */
export async function inFull(item: Item, url: string): Promise<string> {
  const file = local(url);
  const format = item.metadata["format"];
  const isOther = format === "tiff" || format === "gif" || (format === "webp" && !(await isPlainWebp(file)));
  return isOther ? thumbnail(item, Number.POSITIVE_INFINITY) : file;
}

/** Whether it holds one frame that lies as it is to be seen; not if it cannot be looked at. */
async function isPlainWebp(url: string): Promise<boolean> {
  try {
    const reader = (await fetch(url)).body?.getReader();
    const head = (await reader?.read())?.value ?? new Uint8Array();
    void reader?.cancel();
    const isExtended = VP8X.every((code, at) => head[12 + at] === code);
    return head.length > 20 && !(isExtended && ((head[20] ?? 0) & TURNED_OR_MOVING) !== 0);
  } catch {
    return false;
  }
}

/** Pixels of the upright picture; a square when the server has not read it yet or cannot. */
export function sizeOf(item: Item): Size {
  const { width, height } = item.metadata;
  return typeof width === "number" && typeof height === "number" && width > 0 && height > 0
    ? { width, height }
    : { width: 640, height: 640 };
}
