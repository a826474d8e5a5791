import type { Box } from "./geometry";
import { drawMasks, type MaskShape } from "./masks";
import { Occupied } from "./occupied";
import { toScreen, type Viewport } from "./viewport";

/** A machine's suggestion is dashed and coloured, what a person confirmed is solid and white. */
export interface Shape {
  readonly id: string;
  readonly box: Box;
  readonly look: "suggestion" | "human";
  readonly colour: string;
  /** Where a modified box was before; dotted. */
  readonly original?: Box;
  readonly caption?: Caption;
}

export interface Caption {
  readonly text: string;
  readonly sign: "sparkle" | "check";
}

export interface Style {
  readonly line: number;
  /** CSS pixels of the screen; boxes outside are not drawn. */
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

const CASING = "rgba(8, 10, 14, 0.78)";
const WHITE = "#ffffff";
const DASH = [7, 4];
const CHIP_HEIGHT = 18;
const FONT = '600 11px "Inter Variable", system-ui, sans-serif';

/** Draws the masks, all boxes, then as many captions as do not hide each other. */
export function drawBoxes(
  context: CanvasRenderingContext2D,
  shapes: readonly Shape[],
  viewport: Viewport,
  style: Style,
  masks: readonly MaskShape[] = [],
): void {
  context.setTransform(style.ratio, 0, 0, style.ratio, 0, 0);
  context.clearRect(0, 0, style.width, style.height);
  drawMasks(context, masks, viewport, style);
  const visible = shapes
    .map((shape) => ({ shape, box: toScreen(viewport, shape.box) }))
    .filter(
      ({ box }) => box.x < style.width && box.y < style.height && box.x + box.w > 0 && box.y + box.h > 0,
    );
  for (const { shape } of visible)
    if (shape.original) dotted(context, toScreen(viewport, shape.original), style.line);
  for (const group of grouped(visible)) outline(context, group, style.line);
  captions(context, visible, style);
}

interface Placed {
  readonly shape: Shape;
  readonly box: Box;
}

/** Boxes of one look and colour, so that thousands are stroked as a few paths. */
function grouped(placed: readonly Placed[]): Iterable<readonly Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const one of placed) {
    const name = one.shape.look + one.shape.colour;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return groups.values();
}

function outline(context: CanvasRenderingContext2D, group: readonly Placed[], line: number): void {
  const first = group[0];
  if (first === undefined) return;
  const isSuggestion = first.shape.look === "suggestion";
  const path = new Path2D();
  for (const { box } of group) path.rect(box.x, box.y, box.w, box.h);
  context.setLineDash(isSuggestion ? DASH : []);
  context.lineCap = "butt";
  context.lineWidth = line + 2;
  context.strokeStyle = CASING;
  context.stroke(path);
  context.lineWidth = line;
  context.strokeStyle = isSuggestion ? first.shape.colour : WHITE;
  context.stroke(path);
  context.setLineDash([]);
}

function dotted(context: CanvasRenderingContext2D, box: Box, line: number): void {
  context.setLineDash([1.5, 4]);
  context.lineWidth = line;
  context.strokeStyle = WHITE;
  context.strokeRect(box.x, box.y, box.w, box.h);
  context.setLineDash([]);
}

function captions(context: CanvasRenderingContext2D, placed: readonly Placed[], style: Style): void {
  // Looking a font up takes longer than drawing a tile of the grid, where nothing is written.
  if (placed.every(({ shape }) => shape.caption === undefined)) return;
  context.font = FONT;
  context.textBaseline = "middle";
  const taken = new Occupied();
  for (const { shape, box } of placed) {
    if (shape.caption === undefined) continue;
    const whole = widthOf(context, shape.caption.text) + 26;
    const chip = [whole, CHIP_HEIGHT + 1]
      .map((width) => chipPlace(box, width, style))
      .find((one) => taken.isFree(one));
    if (chip === undefined) continue;
    taken.take(chip);
    drawChip(context, chip, shape, shape.caption, chip.w === whole);
  }
}

const MOST_WIDTHS = 20_000;
const widths = new Map<string, number>();

/** The width of a caption; measuring thousands of texts anew takes longer than a frame. */
function widthOf(context: CanvasRenderingContext2D, text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  const { width } = context.measureText(text);
  // Before the font is there another one is measured.
  if (document.fonts.status === "loaded" && widths.size < MOST_WIDTHS) widths.set(text, width);
  return width;
}

function chipPlace(box: Box, width: number, { width: screen }: Style): Box {
  const above = box.y - CHIP_HEIGHT - 2;
  return {
    x: Math.max(0, Math.min(box.x - 1, screen - width)),
    y: above >= 0 ? above : Math.max(0, box.y + 2),
    w: width,
    h: CHIP_HEIGHT,
  };
}

function drawChip(
  context: CanvasRenderingContext2D,
  chip: Box,
  shape: Shape,
  caption: Caption,
  isWhole: boolean,
): void {
  const isHuman = shape.look === "human";
  context.beginPath();
  context.roundRect(chip.x + 0.5, chip.y + 0.5, chip.w - 1, chip.h - 1, 4);
  context.fillStyle = isHuman ? WHITE : "rgba(12, 14, 18, 0.9)";
  context.fill();
  context.lineWidth = 1;
  context.setLineDash(isHuman ? [] : [3, 2]);
  context.strokeStyle = isHuman ? CASING : shape.colour;
  context.stroke();
  context.setLineDash([]);
  const middle = chip.y + chip.h / 2;
  if (caption.sign === "check") check(context, chip.x + 5, middle);
  else sparkle(context, chip.x + 9.5, middle, shape.colour);
  if (!isWhole) return;
  context.fillStyle = isHuman ? "#14161b" : WHITE;
  context.fillText(caption.text, chip.x + 19, middle + 0.5);
}

function check(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 3, y + 3);
  context.lineTo(x + 9, y - 3.5);
  context.lineWidth = 1.8;
  context.strokeStyle = "#14161b";
  context.stroke();
}

function sparkle(context: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  const long = 5;
  const short = 1.5;
  context.beginPath();
  for (let corner = 0; corner < 8; corner++) {
    const angle = (corner * Math.PI) / 4;
    const radius = corner % 2 === 0 ? long : short;
    context.lineTo(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
  }
  context.closePath();
  context.fillStyle = colour;
  context.fill();
}
