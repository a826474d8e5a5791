import { describe, expect, it } from "vitest";
import type { Model } from "../api/types";
import { appliedBy } from "./applied";

const models = [
  { uid: "d", versions: [{ uid: "d1", version: 1 }] },
  {
    uid: "c",
    versions: [
      { uid: "c1", version: 1 },
      { uid: "c2", version: 2 },
    ],
  },
] as unknown as readonly Model[];

describe("what a run applies", () => {
  it("is told with the number of the version", () => {
    expect(appliedBy({ model: "c", model_name: "classifier", model_version: "c2" }, models)).toBe(
      "classifier@2",
    );
  });

  it("is told by the model alone while the version is not known", () => {
    const run = { model: "c", model_name: "classifier", model_version: "c3" };
    expect(appliedBy(run, models)).toBe("classifier");
    expect(appliedBy(run, [])).toBe("classifier");
  });
});
