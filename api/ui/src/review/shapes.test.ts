import { describe, expect, it } from "vitest";
import { masksOf } from "./shapes";
import { mark, sheetOf } from "./sheet";
import { review, suggestion } from "./testing";

const MASK = { x: 10, y: 10, step: 1, size: [40, 50], counts: "01T2" };
const SHEET = sheetOf(
  review("i", [
    suggestion("p1", "person", 0.9, { mask: MASK }),
    suggestion("p2", "car", 0.4),
    suggestion("p3", "kite", -0.3, { mask: MASK }),
  ]),
);

describe("masks", () => {
  it("are those of what stands, in the colour of its box", () => {
    expect(masksOf(SHEET, null, "score")).toEqual([{ mask: MASK, look: "suggestion", colour: "#4fa8f5" }]);
    expect(masksOf(SHEET, null, "label")[0]?.colour).toMatch(/^hsl/);
  });

  it("are shown of what is focused, even below the threshold", () => {
    expect(masksOf(SHEET, "p3", "score")).toHaveLength(2);
  });

  it("turn white once a person has confirmed them, and go with what is rejected", () => {
    const status = (to: "accepted" | "rejected") =>
      masksOf(
        mark(SHEET, { p1: { status: to, label: "person", box: { x: 10, y: 10, w: 50, h: 40 } } })?.sheet ??
          SHEET,
        "p1",
        "score",
      );
    expect(status("accepted")).toEqual([{ mask: MASK, look: "human", colour: "#ffffff" }]);
    expect(status("rejected")).toEqual([]);
  });

  it("stay with another label and go with another box", () => {
    const changed = (label: string, w: number) =>
      masksOf(
        mark(SHEET, { p1: { status: "modified", label, box: { x: 10, y: 10, w, h: 40 } } })?.sheet ?? SHEET,
        null,
        "score",
      );
    expect(changed("dog", 50)).toHaveLength(1);
    expect(changed("person", 51)).toEqual([]);
  });
});
