import { describe, expect, it } from "vitest";
import type { Picked } from "./chosen";
import { each, isThere, type Present, planned, type Sending, slugOf, withMore } from "./queue";

const file = (path: string): Picked => ({
  path,
  size: 6,
  open: () => Promise.resolve(new Blob(["pixels"])),
});

const listed: readonly Sending[] = [
  { ...file("sent.jpg"), state: "sent" },
  { ...file("sending.jpg"), state: "sending" },
  { ...file("bad.jpg"), state: "refused", reason: "It is no picture." },
  { ...file("refused.jpg"), state: "refused", reason: "The disk is full." },
  { ...file("waiting.jpg"), state: "waiting" },
];

describe("an upload", () => {
  it("sends pictures under clean paths, each once, and leaves hidden files out", () => {
    const found = planned(
      ["/day1/a.jpg", "day1\\a.jpg", "day1/.DS_Store", "..c.jpg", "notes.txt", "c.avif", "b.PNG"].map(file),
    );
    expect(found.map((one) => [one.path, one.state])).toEqual([
      ["day1/a.jpg", "waiting"],
      ["notes.txt", "refused"],
      ["c.avif", "refused"],
      ["b.PNG", "waiting"],
    ]);
  });

  it("refuses a path that is longer than the server takes, and no other for it", () => {
    const found = planned(
      ["d/", "é"].flatMap((part) => [`${part.repeat(510)}a.jpg`, `${part.repeat(509)}ab.jpg`]).map(file),
    );
    expect(found.map((one) => [one.path.length, one.state])).toEqual([
      [1025, "refused"],
      [1024, "waiting"],
      [515, "refused"],
      [515, "waiting"],
    ]);
    expect(found[0]?.reason).toContain("1,024 bytes");
  });

  it("shows what cannot be taken out of an archive, under the name that it has there", () => {
    const found = planned([{ ...file("../out.jpg"), reason: "Its name leads out of the archive." }]);
    expect(found.map((one) => [one.path, one.state])).toEqual([["../out.jpg", "refused"]]);
  });

  it("goes on with what is on its way when more files are chosen meanwhile", () => {
    const found = withMore(listed, ["sent.jpg", "refused.jpg", "waiting.jpg", "new.jpg"].map(file));
    expect(found.map((one) => [one.path, one.state])).toEqual([
      ["sent.jpg", "sent"],
      ["sending.jpg", "sending"],
      ["bad.jpg", "refused"],
      ["waiting.jpg", "waiting"],
      ["refused.jpg", "waiting"],
      ["new.jpg", "waiting"],
    ]);
  });

  it("leaves what waits only when files are chosen after it, and sends again what is chosen once more", () => {
    const found = withMore(
      listed.filter((one) => one.state !== "sending"),
      ["sent.jpg", "refused.jpg"].map(file),
    );
    expect(found.map((one) => [one.path, one.state])).toEqual([
      ["waiting.jpg", "waiting"],
      ["sent.jpg", "waiting"],
      ["refused.jpg", "waiting"],
    ]);
  });

  it("does not send again what is there: an item by its name, a staged file by its content", async () => {
    const sha256 = "6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37";
    const there = (change: Partial<Present>): Present => ({
      path: "a.jpg",
      bytes: 6,
      sha256,
      state: "staged",
      ...change,
    });
    const one = file("a.jpg");
    expect(await isThere(one, undefined)).toBe(false);
    expect(await isThere(one, there({}))).toBe(true);
    expect(await isThere(one, there({ bytes: 7 }))).toBe(false);
    expect(await isThere(one, there({ sha256: "0".repeat(64) }))).toBe(false);
    expect(await isThere(one, there({ state: "item", bytes: 7 }))).toBe(true);
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

  it("begins nothing more after a failure, and lets the others end", async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const all = each([0, 1, 2, 3], 2, async (one) => {
      begun.push(one);
      await Promise.resolve();
      if (one === 0) throw new Error("away");
      await new Promise((resolve) => setTimeout(resolve, 1));
      ended.push(one);
    });
    await expect(all).rejects.toThrow("away");
    expect(begun).toEqual([0, 1]);
    expect(ended).toEqual([1]);
  });

  it("makes a slug of a name", () => {
    expect(slugOf(" Häfen & Boote 2026 ")).toBe("ha-fen-boote-2026");
    expect(slugOf("写真 1")).toBe("1-26d6cb37");
    expect(slugOf("写真")).toBe("a58a6");
  });
});
