import { describe, expect, it } from "vitest";
import { type LoadedPage, layOut, pageAt } from "./layout";

const MEASURES = { width: 400, height: 100, gap: 0 };
/** A page of four squares fills one row of 100 pixels. */
const page = (index: number): LoadedPage<{ readonly ratio: number }> => ({
  index,
  tiles: Array.from({ length: 4 }, () => ({ ratio: 1 })),
  isLast: false,
});

describe("a list that is longer than its window", () => {
  it("keeps the height of pages that were let go, and knows which lies where", () => {
    const all = layOut([page(0), page(1), page(2)], MEASURES, null);
    const window = layOut([page(2), page(3)], MEASURES, all.memory);
    expect(window.top).toBe(200);
    expect([0, 99, 100, 250, 399].map((offset) => pageAt(window.memory, offset))).toEqual([0, 0, 1, 2, 3]);
    expect(pageAt(window.memory, 5_000)).toBe(3);
  });

  it("keeps no picture of pages that are far away", () => {
    const odd = (index: number) => ({ ...page(index), tiles: [...page(index).tiles, { ratio: 0.5 }] });
    let memory = layOut([odd(0)], MEASURES, null).memory;
    for (let index = 1; index <= 60; index++) memory = layOut([odd(index)], MEASURES, memory).memory;
    const kept = [...memory.pages].filter(([, trace]) => trace.rest.length > 0).map(([index]) => index);
    expect(Math.min(...kept)).toBe(20);
    expect(memory.pages.size).toBe(61);
  });
});
