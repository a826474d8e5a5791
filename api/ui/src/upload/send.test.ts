import { afterEach, describe, expect, it, vi } from "vitest";
import { present } from "./send";

afterEach(() => vi.unstubAllGlobals());

describe("the question what is there already", () => {
  it("is about the dataset that will be finalised, and a thousand paths at a time", async () => {
    const asked: { slug: string; dataset_name: string; paths: string[] }[] = [];
    vi.stubGlobal("location", { origin: "http://localhost" });
    vi.stubGlobal("fetch", async (request: Request) => {
      asked.push(await request.json());
      return Response.json({
        present: [{ path: asked.at(-1)?.paths[0], bytes: 1, sha256: "", state: "item" }],
      });
    });
    const paths = Array.from({ length: 1_001 }, (_, n) => `${n}.jpg`);
    const found = await present("Harbour", "harbour-2", paths);
    expect(asked.map((one) => [one.dataset_name, one.slug, one.paths.length])).toEqual([
      ["Harbour", "harbour-2", 1_000],
      ["Harbour", "harbour-2", 1],
    ]);
    expect([...found.keys()]).toEqual(["0.jpg", "1000.jpg"]);
  });
});
