import type { Data, Slice } from "../api/types";
import { everything } from "../explore/bulk";
import { quoted } from "../query/tree";

/** A run over the query of everything is a run over the full dataset. */
export function stated(data: Data): Data {
  return data.type === "query" ? { type: "query", query: everything(data.query ?? "") } : data;
}

/** Whether enough is said for a run. */
export function isWhole(data: Data): boolean {
  if (data.type === "slices") return (data.slices ?? []).length > 0;
  return data.type !== "query" || (data.query ?? "").trim() !== "";
}

/** The query that finds what a run would cover. */
export function queryOf(data: Data, slices: readonly Slice[]): string {
  if (data.type === "query") return data.query ?? "";
  if (data.type !== "slices") return "";
  const names = slices.filter((slice) => data.slices?.includes(slice.uid)).map((slice) => quoted(slice.slug));
  return names.length === 0 ? "" : `slice IN (${names.join(", ")})`;
}
