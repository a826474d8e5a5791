import { describe, expect, it } from "vitest";
import { bandOf } from "./bands";
import { type Box, grow, HANDLES, move, resize, spanned } from "./geometry";
import { hitTest } from "./hitTest";
import { fitted, toPicture, toScreen, zoomAt, zoomTo } from "./viewport";

const PICTURE = { width: 600, height: 450 };
const BOX: Box = { x: 100, y: 50, w: 200, h: 100 };

describe("a box", () => {
  it("follows its handles", () => {
    expect(resize(BOX, "se", { x: 350, y: 200 }, PICTURE)).toEqual({ x: 100, y: 50, w: 250, h: 150 });
    expect(resize(BOX, "n", { x: 0, y: 20 }, PICTURE)).toEqual({ x: 100, y: 20, w: 200, h: 130 });
    expect(resize(BOX, "w", { x: 90, y: 999 }, PICTURE)).toEqual({ x: 90, y: 50, w: 210, h: 100 });
  });

  it("may turn over", () => {
    expect(resize(BOX, "e", { x: 60, y: 0 }, PICTURE)).toEqual({ x: 60, y: 50, w: 40, h: 100 });
  });

  it("never leaves the picture, whatever handle is pulled where", () => {
    for (const handle of HANDLES) {
      for (const to of [
        { x: -50, y: -50 },
        { x: 900, y: 900 },
        { x: 100, y: 50 },
        { x: 300, y: 150 },
      ]) {
        const box = resize(BOX, handle, to, PICTURE);
        expect(box.x >= 0 && box.y >= 0 && box.w >= 1 && box.h >= 1).toBe(true);
        expect(box.x + box.w <= PICTURE.width && box.y + box.h <= PICTURE.height).toBe(true);
      }
    }
  });

  it("moves as far as the picture goes", () => {
    expect(move(BOX, { x: 1000, y: -1000 }, PICTURE)).toEqual({ x: 400, y: 0, w: 200, h: 100 });
  });

  it("grows from its lower right corner", () => {
    expect(grow(BOX, { x: -500, y: 10 }, PICTURE)).toEqual({ x: 100, y: 50, w: 1, h: 110 });
  });

  it("is spanned by any two corners", () => {
    expect(spanned({ x: 40, y: 60 }, { x: 10, y: 20 }, PICTURE)).toEqual({ x: 10, y: 20, w: 30, h: 40 });
  });
});

describe("a viewport", () => {
  it("shows all of a picture", () => {
    const view = fitted(PICTURE, { width: 1240, height: 940 }, 20, 4);
    expect(view.scale).toBe(2);
    expect(toScreen(view, { x: 0, y: 0, w: 600, h: 450 })).toEqual({ x: 20, y: 20, w: 1200, h: 900 });
  });

  it("keeps what lies under the pointer when it zooms", () => {
    const before = fitted(PICTURE, { width: 800, height: 600 });
    const at = { x: 333, y: 222 };
    const after = zoomAt(before, at, 2.5, 0.1);
    expect(toPicture(after, at).x).toBeCloseTo(toPicture(before, at).x, 9);
    expect(toPicture(after, at).y).toBeCloseTo(toPicture(before, at).y, 9);
  });

  it("brings a box to the middle", () => {
    const view = zoomTo(BOX, { width: 800, height: 600 });
    expect(toPicture(view, { x: 400, y: 300 })).toEqual({ x: 200, y: 100 });
  });
});

describe("hitTest", () => {
  const boxes = [
    { id: "large", box: { x: 0, y: 0, w: 500, h: 400 } },
    { id: "small", box: { x: 10, y: 10, w: 20, h: 20 } },
    { id: "other", box: { x: 300, y: 300, w: 100, h: 90 } },
  ];

  it("finds the smallest box under the pointer, whatever lies over it", () => {
    expect(hitTest(boxes, { x: 15, y: 15 }, 0)).toBe("small");
    expect(hitTest([...boxes].reverse(), { x: 15, y: 15 }, 0)).toBe("small");
    expect(hitTest(boxes, { x: 200, y: 200 }, 0)).toBe("large");
  });

  it("reaches a little beyond the edge", () => {
    expect(hitTest(boxes, { x: 504, y: 100 }, 0)).toBeNull();
    expect(hitTest(boxes, { x: 504, y: 100 }, 5)).toBe("large");
  });
});

describe("bandOf", () => {
  it.each([
    [1, "high"],
    [0.8, "high"],
    [0.79, "medium"],
    [0.5, "medium"],
    [0.49, "low"],
    [0, "low"],
    [-0.01, "negative"],
  ])("puts %d into %s", (score, band) => {
    expect(bandOf(score)).toBe(band);
  });
});
