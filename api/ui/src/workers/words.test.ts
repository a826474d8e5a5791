import { describe, expect, it } from "vitest";
import { meaningOf, modelsOf, summary, wishFor } from "./words";

const worker = { device: "cpu", state: "working", drain_wanted_at: null, queues: ["io"] };
const drained = { ...worker, state: "drained", drain_wanted_at: "2026-01-01T00:00:00Z", queues: [] };

describe("workers", () => {
  it("can be drained, and resumed when that is wanted", () => {
    expect(wishFor(worker)).toBe("drain");
    expect(wishFor(drained)).toBe("resume");
    expect(wishFor({ ...worker, state: "silent" })).toBeNull();
    expect(wishFor({ ...worker, device: null })).toBeNull();
  });

  it("are summed up by what they do", () => {
    expect(summary([])).toBe("no worker");
    expect(summary([worker])).toBe("1 worker");
    expect(summary([worker, worker, { ...worker, state: "silent" }])).toBe("2 workers");
    expect(summary([worker, drained])).toBe("1 of 2 workers take work");
  });

  it("name their models with the number of the version", () => {
    const model = { model_version: "v", model: "centernet", number: 3 };
    expect(modelsOf({ models: [] })).toBe("–");
    expect(modelsOf({ models: [model, { ...model, number: 4 }] })).toBe("centernet@3, centernet@4");
  });

  it("have states that are explained", () => {
    for (const state of ["working", "draining", "drained", "resuming", "silent"])
      expect(meaningOf(state)).not.toBe("");
    expect(meaningOf("unheard of")).toBe("");
  });
});
