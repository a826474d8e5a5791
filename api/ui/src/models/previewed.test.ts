import { describe, expect, it } from "vitest";
import type { Preview } from "../api/types";
import { masksOf, shapesOf, summaryOf, tagsOf } from "./previewed";

type Found = Preview["predictions"][number];

const MASK = { x: 1, y: 2, step: 1, size: [4, 3], counts: "0<" };

const boxed = (label: string, score: number, more: Partial<Found> = {}): Found => ({
  label,
  level: "object",
  score,
  confidence: 0.5,
  x: 1,
  y: 2,
  w: 3,
  h: 4,
  ...more,
});
const tag = (label: string, score: number): Found =>
  boxed(label, score, { level: "image", x: null, y: null, w: null, h: null });
const preview = (...predictions: readonly Found[]): Preview => ({
  item: "i",
  width: 640,
  height: 480,
  embedding_size: null,
  millis: 12,
  predictions,
});

describe("a preview", () => {
  it("draws boxes that are more likely right than wrong, and their masks", () => {
    const said = preview(
      boxed("cat", 0.9, { mask: MASK }),
      boxed("dog", 0.1),
      boxed("cow", -0.1, { mask: MASK }),
    );
    expect(shapesOf(said).map((shape) => shape.caption?.text)).toEqual(["cat +0.90", "dog +0.10"]);
    expect(masksOf(said)).toEqual([{ mask: MASK, look: "suggestion", colour: shapesOf(said)[0]?.colour }]);
    expect(summaryOf(said)).toBe("2 boxes with 1 mask · 12 ms");
  });

  it("names the best labels of a classifier, one that does not apply among them", () => {
    const said = preview(
      ...["a", "b", "c", "d", "e", "f"].map((label, index) => tag(label, -0.5 + index * 0.1)),
    );
    expect(tagsOf(said).map((one) => one.label)).toEqual(["f", "e", "d", "c", "b"]);
    expect(shapesOf(said)).toEqual([]);
    expect(summaryOf(said)).toBe("6 labels, 1 applies · 12 ms");
  });

  it("says that a detector found nothing", () => {
    expect(tagsOf(preview())).toEqual([]);
    expect(summaryOf(preview())).toBe("0 boxes · 12 ms");
  });

  it("says how long a vector is", () => {
    expect(summaryOf({ ...preview(), embedding_size: 512 })).toBe("an embedding of 512 numbers · 12 ms");
  });
});
