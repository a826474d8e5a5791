import { describe, expect, it } from "vitest";
import { changed, draftOf, labelsOf, moved, problemsOf, withNew } from "./draft";

const LABELS = [
  { name: "car", colour: "#112233", hot_key: "1", attributes: [{ name: "make", type: "text" }] },
  { name: "bus", colour: "#445566" },
];

describe("a draft of labels", () => {
  it("comes back as it was when nothing is changed", () => {
    expect(labelsOf(draftOf(LABELS))).toEqual([LABELS[0], { ...LABELS[1], attributes: [] }]);
  });

  it("changes the order, and stops at the ends", () => {
    const draft = draftOf(LABELS);
    expect(moved(draft, "bus", -1).map((label) => label.name)).toEqual(["bus", "car"]);
    expect(moved(draft, "bus", 1)).toBe(draft);
  });

  it("names what keeps it from being saved", () => {
    let draft = withNew(draftOf(LABELS), "#000000");
    expect(problemsOf(draft)).toEqual(["A label has no name."]);
    draft = changed(draft, draft[2]?.id ?? "", { name: " car ", hotKey: "1" });
    expect(problemsOf(draft)).toEqual(["Two labels are called “car”.", "Two labels have the key 1."]);
    const attributes = [
      { name: "", type: "text" },
      { name: "size", type: "number", minimum: 3, maximum: 1 },
      { name: "kind", type: "choice", choices: [] },
    ];
    expect(problemsOf(changed(draftOf(LABELS), "bus", { attributes }))).toHaveLength(3);
  });

  it("leaves out of an attribute what belongs to another type", () => {
    const attributes = [{ name: "a", type: "truth", choices: ["x"], minimum: 1 }];
    expect(labelsOf(changed(draftOf(LABELS), "bus", { attributes }))[1]?.attributes).toEqual([
      { name: "a", type: "truth" },
    ]);
  });
});
