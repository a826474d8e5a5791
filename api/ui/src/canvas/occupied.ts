import type { Box } from "./geometry";

/** Pixels of the screen that a cell of the grid is wide and high; about the size of what is put there. */
const CELL = { w: 96, h: 24 };

/** Places that are taken on the screen, found by the cells they lie in, so that thousands are asked for at once. */
export class Occupied {
  private readonly cells = new Map<number, Box[]>();

  isFree(box: Box): boolean {
    return !this.cellsOf(box).some((cell) => this.cells.get(cell)?.some((other) => overlaps(box, other)));
  }

  take(box: Box): void {
    for (const cell of this.cellsOf(box)) {
      const boxes = this.cells.get(cell);
      if (boxes === undefined) this.cells.set(cell, [box]);
      else boxes.push(box);
    }
  }

  private cellsOf(box: Box): readonly number[] {
    const found: number[] = [];
    for (let x = Math.floor(box.x / CELL.w); x <= Math.floor((box.x + box.w) / CELL.w); x++)
      for (let y = Math.floor(box.y / CELL.h); y <= Math.floor((box.y + box.h) / CELL.h); y++)
        found.push(x * 65_536 + y);
    return found;
  }
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.w &&
    other.x < one.x + one.w &&
    one.y < other.y + other.h &&
    other.y < one.y + one.h
  );
}
