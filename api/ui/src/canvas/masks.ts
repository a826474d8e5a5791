import type { Box } from "./geometry";
import { toScreen, type Viewport } from "./viewport";

/**
 * The pixels of an object, in cells: the one in column c and row r stands for the pixels of the picture from
 * (x + c × step, y + r × step) on, step of them each way.
 */
export interface Mask {
  readonly x: number;
  readonly y: number;
  readonly step: number;
  /** Rows and columns. */
  readonly size: readonly number[];
  /** Cells outside and inside by turns, column by column, as COCO's compressed text. */
  readonly counts: string;
}

/** As its box, a machine's mask is broken up, by stripes; one that a person confirmed is even and white. */
export interface MaskShape {
  readonly mask: Mask;
  readonly look: "suggestion" | "human";
  readonly colour: string;
}

const SUGGESTED = 0.55;
const CONFIRMED = 0.38;
const STRIPES = 8;

/** Cells of one column that belong together. */
export interface Run {
  readonly column: number;
  readonly row: number;
  readonly length: number;
}

/** The lengths in COCO's text: groups of five bits, the lowest first; from the fourth on differences to the one before the last. */
export function lengthsOf(counts: string): readonly number[] {
  const lengths: number[] = [];
  let at = 0;
  while (at < counts.length) {
    let number = 0;
    let weight = 1;
    let letter: number;
    do {
      letter = counts.charCodeAt(at) - 48;
      number += (letter & 31) * weight;
      weight *= 32;
      at++;
    } while (letter & 32);
    if (letter & 16) number -= weight;
    lengths.push(number + (lengths.length > 2 ? (lengths.at(-2) ?? 0) : 0));
  }
  return lengths;
}

/** The cells that are inside, cut where columns end. */
export function runsOf(mask: Mask): readonly Run[] {
  const height = mask.size[0] ?? 0;
  const runs: Run[] = [];
  let cell = 0;
  lengthsOf(mask.counts).forEach((length, index) => {
    const end = cell + length;
    while (cell < end) {
      const row = cell % height;
      const part = Math.min(end - cell, height - row);
      if (index % 2 === 1) runs.push({ column: Math.floor(cell / height), row, length: part });
      cell += part;
    }
  });
  return runs;
}

/** Draws masks, to be covered by boxes; those of suggestions first, so that stripes are cut out of them alone. */
export function drawMasks(
  context: CanvasRenderingContext2D,
  masks: readonly MaskShape[],
  viewport: Viewport,
  screen: { readonly width: number; readonly height: number },
): void {
  const visible = masks
    .map((shape) => ({ shape, box: toScreen(viewport, extent(shape.mask)) }))
    .filter(
      ({ box }) => box.x < screen.width && box.y < screen.height && box.x + box.w > 0 && box.y + box.h > 0,
    );
  if (visible.length === 0) return;
  context.save();
  for (const look of ["suggestion", "human"] as const) {
    const some = visible.filter(({ shape }) => shape.look === look);
    context.globalAlpha = look === "suggestion" ? SUGGESTED : CONFIRMED;
    for (const { shape, box } of some) context.drawImage(bitmapOf(shape), box.x, box.y, box.w, box.h);
    if (look === "suggestion" && some.length > 0) cutStripes(context, screen);
  }
  context.restore();
}

function extent(mask: Mask): Box {
  const [height = 0, width = 0] = mask.size;
  return { x: mask.x, y: mask.y, w: width * mask.step, h: height * mask.step };
}

const bitmaps = new WeakMap<Mask, Map<string, HTMLCanvasElement>>();

/** A pixel for each cell, made once for each colour: redrawing must not read runs again. */
function bitmapOf({ mask, colour }: MaskShape): HTMLCanvasElement {
  const known = bitmaps.get(mask) ?? new Map<string, HTMLCanvasElement>();
  bitmaps.set(mask, known);
  const made = known.get(colour);
  if (made !== undefined) return made;
  const [height = 1, width = 1] = mask.size;
  const bitmap = Object.assign(document.createElement("canvas"), { width, height });
  const context = bitmap.getContext("2d");
  if (context !== null) {
    context.fillStyle = colour;
    for (const run of runsOf(mask)) context.fillRect(run.column, run.row, 1, run.length);
  }
  known.set(colour, bitmap);
  return bitmap;
}

let stripes: CanvasPattern | null = null;

/** Thins out what has been drawn so far, along diagonals of the screen. */
function cutStripes(
  context: CanvasRenderingContext2D,
  screen: { readonly width: number; readonly height: number },
): void {
  stripes ??= stripesFor(context);
  if (stripes === null) return;
  context.globalCompositeOperation = "destination-out";
  context.globalAlpha = 0.75;
  context.fillStyle = stripes;
  context.fillRect(0, 0, screen.width, screen.height);
  context.globalCompositeOperation = "source-over";
}

function stripesFor(context: CanvasRenderingContext2D): CanvasPattern | null {
  const tile = Object.assign(document.createElement("canvas"), { width: STRIPES, height: STRIPES });
  const drawn = tile.getContext("2d");
  if (drawn === null) return null;
  drawn.lineWidth = 2.6;
  for (const shift of [-STRIPES, 0, STRIPES]) {
    drawn.moveTo(shift - 1, STRIPES + 1);
    drawn.lineTo(shift + STRIPES + 1, -1);
  }
  drawn.stroke();
  return context.createPattern(tile, "repeat");
}
