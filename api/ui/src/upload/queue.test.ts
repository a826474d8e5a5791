import { describe, expect, it } from "vitest";
import { each, planned, slugOf } from "./queue";

const file = (path: string) => ({ path, file: new File(["x"], path) });

describe("an upload", () => {
  it("sends pictures under clean paths, each once, and leaves hidden files out", () => {
    const found = planned(["/day1/a.jpg", "day1\\a.jpg", "day1/.DS_Store", "notes.txt", "b.PNG"].map(file));
    expect(found.map((one) => [one.path, one.state])).toEqual([
      ["day1/a.jpg", "waiting"],
      ["notes.txt", "refused"],
      ["b.PNG", "waiting"],
    ]);
  });

  it("does at most so many at a time, and all of them", async () => {
    let now = 0;
    let most = 0;
    const done: number[] = [];
    await each(
      Array.from({ length: 20 }, (_, i) => i),
      8,
      async (one) => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setTimeout(resolve, 1));
        now--;
        done.push(one);
      },
    );
    expect(most).toBe(8);
    expect(done).toHaveLength(20);
  });

  it("makes a slug of a name", () => {
    expect(slugOf(" Häfen & Boote 2026 ")).toBe("ha-fen-boote-2026");
  });
});
