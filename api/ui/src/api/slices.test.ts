import { expect, it } from "vitest";
import { slicesOf } from "./slices";
import type { Slice } from "./types";

const project = { uid: "here", datasets: ["d1", "d2"] };
const slice = (name: string, more: Partial<Slice>): Slice =>
  ({ name, query: null, project: null, sub_slices: [], ...more }) as Slice;

it("shows the saved queries of the project, and items out of its datasets", () => {
  const shown = slicesOf(project, [
    slice("own query", { project: "here", query: "score > 0" }),
    slice("query of another project", { project: "there", query: "score > 0" }),
    slice("own items", {
      sub_slices: [
        { type: "items", dataset_uid: "d0" },
        { type: "items", dataset_uid: "d2" },
      ],
    }),
    slice("items of other datasets", { sub_slices: [{ type: "items", dataset_uid: "d3" }] }),
  ]);
  expect(shown.map((one) => one.name)).toEqual(["own query", "own items"]);
});
