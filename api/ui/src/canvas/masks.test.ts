import { describe, expect, it } from "vitest";
import { lengthsOf, type Mask, runsOf } from "./masks";

/** As pycocotools 2.0.11 encodes a ring in 23 rows and 37 columns: 652 cells. */
const RING =
  "014<2DL>4BK>62O0O2O000O2O0000DOH081O1IN71021MO591O0000000000000HJ040M030M110O<00001N10N^OOb01^O0`01@O`01@0>1BO>1B0<0D";

const mask = (size: readonly number[], counts: string): Mask => ({ x: 0, y: 0, step: 1, size, counts });

describe("a mask", () => {
  it("is read from COCO's text", () => {
    expect(lengthsOf("5X15")).toEqual([5, 40, 5]);
    expect(lengthsOf("0d0")).toEqual([0, 20]);
    const lengths = lengthsOf(RING);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(23 * 37);
    expect(lengths.filter((_, index) => index % 2 === 1).reduce((sum, length) => sum + length, 0)).toBe(652);
  });

  it("is cut at the ends of its columns", () => {
    expect(runsOf(mask([3, 3], "243"))).toEqual([
      { column: 0, row: 2, length: 1 },
      { column: 1, row: 0, length: 3 },
    ]);
  });

  it("may be empty or full", () => {
    expect(runsOf(mask([2, 2], "4"))).toEqual([]);
    expect(runsOf(mask([2, 2], "04"))).toHaveLength(2);
  });
});
