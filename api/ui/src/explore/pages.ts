import { infiniteQueryOptions } from "@tanstack/react-query";
import { cursorOf, json } from "../api/client";
import type { FoundItem, Page } from "../api/types";

/** Which page of a list: its number from the start, and the cursor that leads to it. */
export interface PageAt {
  readonly index: number;
  readonly cursor: string | null;
}

export interface ItemPage {
  readonly items: readonly FoundItem[];
  readonly next: string | null;
  /** Milliseconds until the answer was here. */
  readonly took: number;
}

/** Where a window of pages begins: with the first page, or one that was seen. A window moves, so each turn has its own. */
export interface Start {
  readonly page: number;
  readonly turn: number;
}

export const FIRST: Start = { page: 0, turn: 0 };
export const PAGE_SIZE = 100;
export const DEFAULT_SORT = "-created_at";
const KEPT_PAGES = 40;

/** The cursors of pages that were seen, by list and number, so that a window can go back to pages it has let go. */
const seen = new Map<string, string | null>();

/**
 * The items of a query from a value of its order on, as a window of pages that goes forwards by cursor, and back to pages whose
 * cursor is known.
 *
 * @param start where the window begins at first
 */
export function itemsQuery(
  project: string,
  query: string,
  sort: string,
  seek: string | undefined,
  start: Start = FIRST,
) {
  const place = (index: number) => JSON.stringify([project, query, sort, seek, index]);
  return infiniteQueryOptions({
    queryKey: ["items", project, query, sort, seek, start],
    queryFn: async ({ pageParam, signal }): Promise<ItemPage> => {
      seen.set(place(pageParam.index), pageParam.cursor);
      const started = performance.now();
      const search = new URLSearchParams({ query, ordering: sort, limit: String(PAGE_SIZE) });
      if (pageParam.cursor !== null) search.set("cursor", pageParam.cursor);
      else if (seek !== undefined) search.set("seek", seek);
      const page = await json<Page<FoundItem>>("GET", `/projects/${project}/items/?${search}`, undefined, {
        signal,
      });
      return { items: page.results, next: cursorOf(page.next), took: performance.now() - started };
    },
    initialPageParam: { index: start.page, cursor: seen.get(place(start.page)) ?? null } as PageAt,
    getNextPageParam: (last, _pages, { index }): PageAt | null =>
      last.next === null ? null : { index: index + 1, cursor: last.next },
    getPreviousPageParam: (_first, _pages, { index }): PageAt | null => {
      const cursor = seen.get(place(index - 1));
      return cursor === undefined ? null : { index: index - 1, cursor };
    },
    maxPages: KEPT_PAGES,
    gcTime: 60_000,
  });
}
