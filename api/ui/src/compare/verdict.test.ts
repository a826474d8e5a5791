import { describe, expect, it } from "vitest";
import type { Disagreement, DisputedItem } from "../api/compareTypes";
import { review, suggestion } from "../review/testing";
import { disputesOf, isHidden, letterOn, type Verdict, verdictsOn } from "./verdict";

const said = (uid: string) => ({ uid, label: "car", score: 0.4, box: null }) as unknown as Disagreement["a"];
const moved: Disagreement = { outcome: "moved", bits: 1, a: said("pa"), b: said("pb") };
const onlyA: Disagreement = { outcome: "only_a", bits: 1, a: said("pa"), b: null };
const there = review("i", [suggestion("pa", "car", 0.4), suggestion("pb", "car", 0.3, { version: "2.0" })]);
const NONE: ReadonlyMap<string, string> = new Map();

const decided = (of: Disagreement, verdict: Verdict, versions = NONE) =>
  letterOn("p", of, verdict, there, versions)?.body.decisions.map(
    (one) => `${one.action} ${one.prediction} ${one.version}`,
  );

describe("a verdict", () => {
  it("accepts who is right and rejects who is not", () => {
    expect(decided(moved, "a")).toEqual(["accept pa 1.0", "reject pb 2.0"]);
    expect(decided(moved, "b")).toEqual(["reject pa 1.0", "accept pb 2.0"]);
    expect(decided(moved, "both")).toEqual(["accept pa 1.0", "accept pb 2.0"]);
    expect(decided(moved, "none")).toEqual(["reject pa 1.0", "reject pb 2.0"]);
  });

  it("means by B, where B says nothing, that A is wrong", () => {
    expect(verdictsOn(onlyA)).toEqual(["a", "b"]);
    expect(decided(onlyA, "b")).toEqual(["reject pa 1.0"]);
  });

  it("leaves what somebody has decided meanwhile, and does not finish the item", () => {
    const now = review("i", [
      suggestion("pa", "car", 0.4, { status: "rejected" }),
      suggestion("pb", "car", 0.3),
    ]);
    expect(letterOn("p", moved, "b", now, NONE)?.body).toMatchObject({
      decisions: [{ prediction: "pb", action: "accept" }],
      finalize: false,
    });
    expect(letterOn("p", onlyA, "a", now, NONE)).toBeNull();
  });

  it("is nobody's where only a hidden version says something", () => {
    const shown = review("i", [suggestion("pa", "car", 0.4, { status: "rejected" })]);
    expect(isHidden({ ...onlyA, outcome: "only_b", a: null, b: said("pb") }, shown)).toBe(true);
    expect(isHidden(moved, shown)).toBe(false);
    expect(isHidden(onlyA, shown)).toBe(false);
  });

  it("names the version that an earlier save has made", () => {
    expect(decided(onlyA, "a", new Map([["pa", "1.2"]]))).toEqual(["accept pa 1.2"]);
  });
});

it("shows of an item the three disagreements that tell most", () => {
  const item = { uid: "i", disagreements: [moved, onlyA, moved, onlyA] } as unknown as DisputedItem;
  expect(disputesOf([item])).toHaveLength(3);
});
