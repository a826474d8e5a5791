import { describe, expect, it } from "vitest";
import type { Review, Suggestion } from "./api";
import { cropsOf, stepped, undoOf, wallLetters, wallQuery } from "./wall";

const kind = { level: "object", label: "car", band: "high" } as const;
const one = (uid: string, more: Partial<Suggestion> = {}) =>
  ({
    uid,
    version: `${uid}.0`,
    label: "car",
    level: "object",
    score: 0.9,
    status: "pending",
    ...more,
  }) as Suggestion;
const review = (uid: string, ...suggestions: Suggestion[]) =>
  ({ item: { uid }, suggestions }) as unknown as Review;

const NEWER = new Map([["p3", "p3.7"]]);

describe("a wall", () => {
  it("asks for pending predictions of its label and band, within the query", () => {
    expect(wallQuery('a = "b" OR c = 1', kind)).toBe(
      '(a = "b" OR c = 1) AND object(label = "car" AND score_band = "high" AND autotag_status = "pending")',
    );
    expect(wallQuery("", { ...kind, label: 'a "b"' })).toContain('label = "a \\"b\\""');
  });

  it("takes only what is of its kind", () => {
    const suggestions = [
      one("p1"),
      one("p2", { label: "bus" }),
      one("p3", { score: 0.2 }),
      one("p4", { status: "accepted" }),
    ];
    expect(cropsOf(review("i", ...suggestions), kind).map((crop) => crop.suggestion.uid)).toEqual(["p1"]);
  });

  it("saves each item once, with what is marked rejected and the rest accepted", () => {
    const crops = [
      ...cropsOf(review("i", one("p1"), one("p2")), kind),
      ...cropsOf(review("j", one("p3")), kind),
    ];
    const letters = wallLetters("p", crops, new Set(["p2"]), NEWER);
    expect(letters.map((letter) => letter.item)).toEqual(["i", "j"]);
    expect(letters[0]?.body.decisions.map((decision) => decision.action)).toEqual(["accept", "reject"]);
    expect(letters[1]?.body.decisions).toEqual([{ prediction: "p3", version: "p3.7", action: "accept" }]);
  });

  it("takes back what it decided, under the versions that saves have made", () => {
    const letters = undoOf(
      wallLetters("p", cropsOf(review("j", one("p3")), kind), new Set(), new Map()),
      NEWER,
    );
    expect(letters[0]?.body).toMatchObject({
      decisions: [{ prediction: "p3", version: "p3.7", action: "undo" }],
      finalize: false,
    });
  });

  it("stays on the wall", () => {
    expect(stepped(0, "left", 24, 6)).toBe(0);
    expect(stepped(0, "down", 24, 6)).toBe(6);
    expect(stepped(20, "down", 24, 6)).toBe(20);
    expect(stepped(22, "right", 24, 6)).toBe(23);
  });
});
