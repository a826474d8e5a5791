import { describe, expect, it } from "vitest";
import { Occupied } from "./occupied";

describe("places on the screen", () => {
  it("are free until something lies there, over the bounds of cells too", () => {
    const places = new Occupied();
    const chip = { x: 90, y: 20, w: 40, h: 18 };
    expect(places.isFree(chip)).toBe(true);
    places.take(chip);
    expect(places.isFree({ x: 125, y: 36, w: 10, h: 10 })).toBe(false);
    expect(places.isFree({ x: 130, y: 20, w: 10, h: 10 })).toBe(true);
    expect(places.isFree({ x: 0, y: 0, w: 500, h: 500 })).toBe(false);
    expect(places.isFree({ x: 0, y: 100, w: 500, h: 50 })).toBe(true);
  });
});
