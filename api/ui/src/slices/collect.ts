import { cursorOf, json } from "../api/client";
import type { FoundItem, Page, Slice } from "../api/types";

/** As many items as a slice of listed items takes. */
export const MOST = 100_000;

export interface Collected {
  readonly count: number;
  readonly byDataset: ReadonlyMap<string, readonly string[]>;
}

/** All items of a query, by dataset. */
export async function collect(
  project: string,
  query: string,
  onProgress: (count: number) => void,
): Promise<Collected> {
  const byDataset = new Map<string, string[]>();
  let count = 0;
  let cursor: string | null = null;
  do {
    const search = new URLSearchParams({ query, limit: "1000" });
    if (cursor !== null) search.set("cursor", cursor);
    const page: Page<FoundItem> = await json("GET", `/projects/${project}/items/?${search}`);
    for (const item of page.results) {
      const uids = byDataset.get(item.dataset);
      if (uids) uids.push(item.uid);
      else byDataset.set(item.dataset, [item.uid]);
    }
    count += page.results.length;
    if (count > MOST)
      throw new Error(`A slice takes at most ${MOST.toLocaleString("en")} items: narrow the query down.`);
    onProgress(count);
    cursor = cursorOf(page.next);
  } while (cursor !== null);
  return { count, byDataset };
}

export function makeSlice(name: string, { byDataset }: Collected): Promise<Slice> {
  const parts = [...byDataset].map(([dataset, items]) => ({ type: "items", dataset_uid: dataset, items }));
  return json("POST", "/slices/", { name, visibility: "private", sub_slices: parts });
}
