import { describe, expect, it } from "vitest";
import type { RunChunkGroup } from "../api/types";
import { ratesOf } from "./rate";

const START = "2026-01-01T00:00:00Z";
const at = (second: number) => new Date(Date.parse(START) + second * 1000).toISOString();
const group = (second: number, done: number, seconds: number): RunChunkGroup => ({
  chunks: 1,
  first: 0,
  position: done,
  done,
  failed: 0,
  skipped_unchanged: 0,
  skipped_protected: 0,
  predictions: 0,
  busy_millis: seconds * 1000,
  updated_at: at(second),
});

describe("the pace of a run", () => {
  it("spreads what a chunk did over the time that it took", () => {
    const { columns, folds, most } = ratesOf([group(60, 600, 60)], START);
    expect(columns).toHaveLength(60);
    expect(folds).toEqual([]);
    expect(most).toBeCloseTo(10);
  });

  it("adds what was done at the same time", () => {
    expect(ratesOf([group(60, 600, 60), group(60, 300, 60)], START).most).toBeCloseTo(15);
  });

  it("folds a long pause and says how long it was", () => {
    const { columns, folds } = ratesOf([group(60, 600, 60), group(3660, 600, 60)], START);
    expect(folds).toEqual([{ before: 30, idle: 3_540_000 }]);
    expect(columns.every((one) => one.rate > 9)).toBe(true);
  });

  it("shows a short pause as one", () => {
    const { columns, folds } = ratesOf([group(60, 600, 60), group(130, 600, 60)], START);
    expect(folds).toEqual([]);
    expect(columns.some((one) => one.rate < 1)).toBe(true);
  });

  it("is empty before anything is done", () => {
    expect(ratesOf([], START).columns).toEqual([]);
    expect(ratesOf([group(5, 0, 1)], START).columns).toEqual([]);
  });
});
