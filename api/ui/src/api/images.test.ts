import { describe, expect, it, vi } from "vitest";
import { lean, thumbnail } from "./images";
import type { Item } from "./types";

vi.stubGlobal("location", { origin: "http://autotag.test" });

const item = {
  thumbnail_url: "/api/v1/t/any",
  thumbnail_urls: { 160: "/api/v1/t/160", 320: "/api/v1/t/320", 1280: "/api/v1/t/1280" },
} as unknown as Item;

describe("a thumbnail", () => {
  it("is the smallest that is large enough, also of an item that was made lean", () => {
    for (const one of [item, lean(item) as Item]) {
      expect([100, 160, 161, 5000].map((side) => thumbnail(one, side).slice(10))).toEqual([
        "160",
        "160",
        "320",
        "1280",
      ]);
      expect(thumbnail(one, 640)).toBe("/api/v1/t/any");
    }
    expect(lean(item)).not.toHaveProperty("thumbnail_urls");
  });

  it("is the only one that there is where a server makes none", () => {
    expect(thumbnail(lean({ thumbnail_url: "/api/v1/t/any" } as Item) as Item, 320)).toBe("/api/v1/t/any");
  });
});
