import { describe, expect, it, vi } from "vitest";
import { local, thumbnail } from "./images";
import type { Item } from "./types";

vi.stubGlobal("location", { origin: "http://autotag.test" });

const item = { thumbnail_template: "http://elsewhere.test/api/v1/t/{size}/?signature=s" } as Item;

describe("a thumbnail", () => {
  it("is the smallest that is large enough, else the largest, at the page's own origin", () => {
    expect([100, 160, 161, 5000].map((side) => thumbnail(item, side))).toEqual([
      "/api/v1/t/160/?signature=s",
      "/api/v1/t/160/?signature=s",
      "/api/v1/t/320/?signature=s",
      "/api/v1/t/1280/?signature=s",
    ]);
  });

  it("is the picture itself where an earlier server tells of no thumbnails", () => {
    expect(thumbnail({ url: "http://elsewhere.test/api/v1/b/?name=a" } as Item, 320)).toBe(
      "/api/v1/b/?name=a",
    );
  });

  it("stays elsewhere where it is not this server's", () => {
    expect(local("https://pictures.test/a.jpg?to=/api/")).toBe("https://pictures.test/a.jpg?to=/api/");
  });
});
