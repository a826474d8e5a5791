import { describe, expect, it, vi } from "vitest";
import { inFull, local, thumbnail } from "./images";
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

describe("a picture in full", () => {
  const of = (format: string) => ({ ...item, metadata: { format } }) as unknown as Item;
  const webp = (chunk: string, flags: number) =>
    new Uint8Array([..."RIFF....WEBP", ...chunk, ..."...."].map((one) => one.charCodeAt(0)).concat(flags, 0));
  const file = "http://elsewhere.test/api/v1/b/1/";

  it("is the file where browsers show it as models see it", async () => {
    expect(await inFull(of("jpeg"), file)).toBe("/api/v1/b/1/");
    for (const plain of [webp("VP8 ", 0xff), webp("VP8X", 0x10)]) {
      vi.stubGlobal("fetch", async () => new Response(plain));
      expect(await inFull(of("webp"), file)).toBe("/api/v1/b/1/");
    }
  });

  it("is the largest thumbnail of what they show otherwise or not at all", async () => {
    const thumbnailOf = "/api/v1/t/1280/?signature=s";
    expect(await inFull(of("tiff"), file)).toBe(thumbnailOf);
    expect(await inFull(of("gif"), file)).toBe(thumbnailOf);
    for (const other of [webp("VP8X", 0x08), webp("VP8X", 0x02), new Uint8Array()]) {
      vi.stubGlobal("fetch", async () => new Response(other));
      expect(await inFull(of("webp"), file)).toBe(thumbnailOf);
    }
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("elsewhere")));
    expect(await inFull(of("webp"), file)).toBe(thumbnailOf);
  });
});
