import { describe, expect, it } from "vitest";
import type { Run } from "../api/types";
import { allowed, selectionOf, wish } from "./steering";

const run = (more: Partial<Run>): Run =>
  ({ status: "running", desired: "run", failed_items: 0, retry_of: null, data: null, ...more }) as Run;

describe("a run", () => {
  it.each([
    ["pending", "run", ["cancel"]],
    ["planning", "run", ["cancel"]],
    ["running", "run", ["pause", "cancel"]],
    ["running", "pause", ["resume", "cancel"]],
    ["running", "cancel", []],
    ["paused", "pause", ["resume", "cancel"]],
    ["finishing", "run", []],
    ["completed", "run", []],
  ] as const)("that is %s and wanted to %s can be told %j", (status, desired, expected) => {
    expect(allowed(run({ status, desired }))).toEqual(expected);
  });

  it("can retry what failed once it is over", () => {
    expect(allowed(run({ status: "completed", failed_items: 2 }))).toEqual(["retry-failed"]);
  });

  it("says what is on its way", () => {
    expect(wish(run({ desired: "pause" }))).toContain("Pausing");
    expect(wish(run({}))).toBeNull();
  });

  it("says what it covers", () => {
    expect(selectionOf(run({ data: { type: "query", query: "score < 0" } }))).toBe("score < 0");
    expect(selectionOf(run({ retry_of: "12345678-9" }))).toBe("failures of run 12345678");
    expect(selectionOf(run({ data: { type: "full" } }))).toBe("full dataset");
  });
});
