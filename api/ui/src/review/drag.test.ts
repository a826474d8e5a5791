import { describe, expect, it } from "vitest";
import { changedBox, type Drag, dragged, drawnBox, panned } from "./drag";

const size = { width: 100, height: 100 };
const start = { x: 10, y: 10, w: 20, h: 20 };

describe("a drag", () => {
  it("pans by as much as the pointer went", () => {
    const viewport = { x: 5, y: 5, scale: 2 };
    expect(panned({ kind: "pan", from: { x: 1, y: 1 }, viewport }, { x: 4, y: 0 })).toEqual({
      x: 8,
      y: 4,
      scale: 2,
    });
  });

  it("draws a box, and none by a slip", () => {
    const drag = dragged({ kind: "draw", from: { x: 10, y: 10 }, box: null }, { x: 14, y: 12 }, size);
    expect(drawnBox(drag, 2)).toEqual({ x: 10, y: 10, w: 4, h: 2 });
    expect(drawnBox(drag, 1)).toBeNull();
    expect(changedBox(drag)).toBeNull();
  });

  it("moves a box, which is changed only where it went", () => {
    const drag: Drag = { kind: "move", id: "p1", from: { x: 12, y: 12 }, start, box: start };
    expect(changedBox(drag)).toBeNull();
    expect(changedBox(dragged(drag, { x: 17, y: 10 }, size))).toMatchObject({
      id: "p1",
      box: { x: 15, y: 8, w: 20, h: 20 },
    });
  });
});
