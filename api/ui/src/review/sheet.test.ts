import { describe, expect, it } from "vitest";
import { acknowledged, sent, toSave } from "./saving";
import { amended, mark, newId, nextPending, pending, sheetOf } from "./sheet";
import { review, suggestion, THREE } from "./testing";

describe("a sheet", () => {
  it("lists tags first, then objects by label with the best first, then what is below the threshold", () => {
    const sheet = sheetOf(
      review("i", [
        suggestion("low", "scene", -0.2, { level: "image" }),
        suggestion("b1", "balloon", 0.6),
        suggestion("a", "person", 0.8),
        suggestion("b2", "balloon", 0.9),
        suggestion("tag", "clear", 0.1, { level: "image" }),
      ]),
    );
    expect(sheet.order).toEqual(["tag", "b2", "b1", "a", "low"]);
  });

  it("asks for what is not below the threshold", () => {
    expect(pending(sheetOf(review("i", THREE)))).toEqual(["p1", "p2"]);
  });

  it("goes on to the next pending one, from the start again at the end", () => {
    const sheet = sheetOf(review("i", THREE));
    expect(nextPending(sheet, "p1")).toBe("p2");
    expect(nextPending(sheet, "p2")).toBe("p1");
  });

  it("saves only what changed, each with the version that was seen", () => {
    const sheet = sheetOf(review("i", THREE));
    const next = mark(sheet, { p1: { status: "rejected", label: "person", box: null } })?.sheet ?? sheet;
    expect(toSave(next, true).body).toEqual({
      decisions: [{ prediction: "p1", version: "1.0", action: "reject" }],
      added: [],
      changed: [],
      removed: [],
      finalize: true,
    });
    expect(toSave(sent(next), false).body.decisions).toEqual([]);
  });

  it("calls a suggestion modified when its label or box is another, accepted when it is as the model said", () => {
    const sheet = sheetOf(review("i", THREE));
    expect(amended(sheet, "p1", { label: "dog" })?.status).toBe("modified");
    expect(amended(sheet, "p1", { label: "person" })?.status).toBe("accepted");
    expect(amended(sheet, "p1", { box: { x: 1, y: 1, w: 2, h: 2 } })?.status).toBe("modified");
  });

  it("takes a saved decision back with undo", () => {
    const sheet = sheetOf(review("i", [suggestion("p1", "person", 0.9, { status: "accepted" })]));
    const next =
      mark(sheet, { p1: { status: "pending", label: "person", box: THREE[0]?.box ?? null } })?.sheet ?? sheet;
    expect(toSave(next, false).body.decisions).toEqual([
      { prediction: "p1", version: "1.0", action: "undo" },
    ]);
  });

  it("adds what was drawn, and neither adds nor removes what was drawn and taken away before it was saved", () => {
    const sheet = sheetOf(review("i", THREE));
    const id = newId();
    const drawn =
      mark(sheet, { [id]: { status: "drawn", label: "car", box: { x: 0, y: 0, w: 5, h: 5 } } })?.sheet ??
      sheet;
    expect(toSave(drawn, false)).toMatchObject({ added: [id], body: { added: [{ label: "car" }] } });
    const gone = mark(drawn, { [id]: { status: "removed", label: "car", box: null } })?.sheet ?? drawn;
    expect(toSave(gone, false).body).toEqual({
      decisions: [],
      added: [],
      changed: [],
      removed: [],
      finalize: false,
    });
  });

  it("takes a save in without looking through everything for each thing", () => {
    const many = review(
      "i",
      Array.from({ length: 5_000 }, (_, n) => suggestion(`p${n}`, "person", 0.5)),
    );
    const sheet = sheetOf(many);
    const next = mark(sheet, { p7: { status: "rejected", label: "person", box: null } })?.sheet ?? sheet;
    const started = performance.now();
    expect(acknowledged(next, many, {}, new Set()).marks["p7"]?.status).toBe("rejected");
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
