import { describe, expect, it } from "vitest";
import { RunKeys } from "./runKeys";

describe("the key of a run", () => {
  it("is the same when the same run is sent once more, also after others", () => {
    const keys = new RunKeys();
    const key = keys.of("detector", { type: "full" });
    keys.of("detector", { type: "query", query: "score < 0" });
    expect(keys.of("detector", { type: "full" })).toBe(key);
  });

  it("is another one for other data, another model, and after the run was started", () => {
    const keys = new RunKeys();
    const all = [
      keys.of("detector", { type: "full" }),
      keys.of("detector", { type: "query", query: "score < 0" }),
      keys.of("detector", { type: "query", query: "score < 1" }),
      keys.of("classifier", { type: "full" }),
    ];
    keys.spend("detector", { type: "full" });
    all.push(keys.of("detector", { type: "full" }));
    expect(new Set(all).size).toBe(5);
  });
});
