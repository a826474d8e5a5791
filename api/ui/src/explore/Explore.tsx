import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useRef, useState } from "react";
import { ApiFailure } from "../api/errors";
import { countQuery } from "../api/queries";
import { QueryBar, type QueryBarHandle } from "../query/QueryBar";
import { counted } from "../ui/format";
import { useKeys } from "../ui/keys/useKeys";
import { Empty, Problem } from "../ui/Notice";
import { say } from "../ui/toast";
import styles from "./Explore.module.css";
import { ExploreActions, reviewOf } from "./ExploreActions";
import { FacetRail } from "./FacetRail";
import { facetsQuery } from "./facets";
import { Grid, type GridHandle } from "./Grid";
import { NothingFound } from "./NothingFound";
import { Peek } from "./Peek";
import { DEFAULT_SORT, FIRST, itemsQuery, type PageAt } from "./pages";
import { ResultLine } from "./ResultLine";
import { isByScore } from "./Seek";
import { SelectionBar } from "./SelectionBar";
import { useSelection } from "./selection";
import { cropTiles, imageTiles, type Tile } from "./tiles";

const route = getRouteApi("/signed-in/p/$project/explore");
const EVERYTHING = { suggestions: true, human: true };

/** All that the project has, found by one query: text, facets and pictures are three views of it. */
export function Explore() {
  const { project } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const toReview = useNavigate();
  const query = search.q ?? "";
  const sort = search.sort ?? DEFAULT_SORT;
  const isCrops = search.view === "crops";
  const [show, setShow] = useState(EVERYTHING);
  const grid = useRef<GridHandle>(null);
  const bar = useRef<QueryBarHandle>(null);

  const list = `${project} ${query} ${sort} ${search.seek} ${isCrops}`;
  const [away, setAway] = useState({ list, start: FIRST });
  const start = away.list === list ? away.start : FIRST;
  const onAway = useCallback(
    (page: number) => setAway({ list, start: { page, turn: start.turn + 1 } }),
    [list, start],
  );
  const options = useMemo(
    () => itemsQuery(project, query, sort, search.seek, start),
    [project, query, sort, search.seek, start],
  );
  const items = useInfiniteQuery({ ...options, placeholderData: keepPreviousData });
  const total = useQuery({
    ...countQuery(project, query),
    placeholderData: keepPreviousData,
    enabled: !items.isError,
  });
  const facets = useQuery({
    ...facetsQuery(project, query),
    placeholderData: keepPreviousData,
    enabled: !items.isError,
  });
  const shownFacets = useLastGood(facets.data);
  const data = useLastGood(items.data);
  const problem = items.error instanceof ApiFailure ? items.error.queryProblem : null;

  const broken =
    problem && `The query cannot be understood. Column ${problem.position + 1}: ${problem.detail}`;

  const pages = useMemo(
    () =>
      (data?.pages ?? []).map((page, at) => ({
        index: (data?.pageParams[at] as PageAt | undefined)?.index ?? at,
        tiles: isCrops ? cropTiles(page.items) : imageTiles(page.items, sort),
        isLast: page.next === null,
      })),
    [data, isCrops, sort],
  );
  const tiles = useMemo(() => pages.flatMap((page) => page.tiles), [pages]);
  const selection = useSelection(tiles, `${project} ${query}`);
  const { current } = selection;
  const peeked = search.item === undefined ? undefined : tiles.find((tile) => tile.item.uid === search.item);

  const change = useCallback(
    (changed: Partial<typeof search>, replace = false) =>
      void navigate({ search: (before) => ({ ...before, ...changed }), replace }),
    [navigate],
  );
  const run = useCallback((q: string) => change({ q, item: undefined, seek: undefined }), [change]);
  const peek = (tile: Tile | undefined) => change({ item: tile?.item.uid }, search.item !== undefined);
  const go = (id: string | null) => {
    if (id === null) return;
    selection.setCurrent(id);
    grid.current?.reveal(id);
    if (search.item !== undefined) peek(tiles.find((tile) => tile.id === id));
  };
  const step = (by: number) => {
    const at = tiles.findIndex((tile) => tile.id === current);
    go(tiles[Math.min(Math.max(at + by, 0), tiles.length - 1)]?.id ?? null);
  };

  const review = (item: string | undefined) => {
    if (broken !== null) {
      say(broken);
      return;
    }
    void toReview({
      to: "/p/$project/review",
      params: { project },
      search: { ...reviewOf(query, sort), item },
    });
  };

  useKeys("list", {
    query: () => bar.current?.focus(),
    "tile-next": () => step(1),
    "tile-previous": () => step(-1),
    "row-down": () => go(grid.current?.vertical(current, 1) ?? null),
    "row-up": () => go(grid.current?.vertical(current, -1) ?? null),
    "page-down": () => go(grid.current?.vertical(current, 4) ?? null),
    "page-up": () => go(grid.current?.vertical(current, -4) ?? null),
    peek: () =>
      search.item === undefined
        ? peek(tiles.find((tile) => tile.id === current) ?? tiles[0])
        : peek(undefined),
    close: () => (search.item === undefined ? selection.clear() : peek(undefined)),
    open: () => {
      const item = tiles.find((tile) => tile.id === current)?.item.uid;
      review(item);
    },
    "review-query": () => review(undefined),
    select: () => current !== null && selection.toggle(current),
    "select-all": () => selection.selectAll(),
  });

  const onPress = useCallback(
    (tile: Tile, event: React.MouseEvent) => {
      grid.current?.focus();
      if (event.shiftKey) selection.extendTo(tile.id);
      else selection.toggle(tile.id);
    },
    [selection.extendTo, selection.toggle],
  );
  const {
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    hasPreviousPage,
    isFetchingPreviousPage,
    fetchPreviousPage,
  } = items;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const onNearStart = useCallback(() => {
    if (hasPreviousPage && !isFetchingPreviousPage) void fetchPreviousPage();
  }, [hasPreviousPage, isFetchingPreviousPage, fetchPreviousPage]);
  const counts = useCallback(
    (insert: string) => {
      const name = insert.replaceAll('"', "");
      const lists = Object.values(shownFacets?.facets ?? {}).flat();
      return lists.find((one) => String(one.value) === name)?.items;
    },
    [shownFacets],
  );

  const matching = total.data;
  const hasFacets = shownFacets !== null && shownFacets !== undefined;
  return (
    <main className={styles["explore"]} data-facets={hasFacets}>
      <h1 className="visually-hidden">Explore</h1>
      <div className={styles["top"]}>
        <div className={styles["line"]}>
          <QueryBar
            ref={bar}
            project={project}
            query={query}
            problem={problem}
            isWaiting={items.isPending}
            counts={counts}
            onRun={run}
          />
          <ExploreActions project={project} query={query} sort={sort} matching={matching} broken={broken} />
        </div>
        <ResultLine
          query={query}
          sort={sort}
          isCrops={isCrops}
          show={show}
          count={matching}
          isCounting={total.isPending && !items.isError}
          took={items.data?.pages[0]?.took}
          problem={problem}
          hasOlder={data !== undefined}
          onQuery={run}
          seek={search.seek}
          onSort={(next) => change({ sort: next, seek: undefined })}
          onSeek={(seek) => change({ seek, ...(isByScore(sort) ? {} : { sort: "-score" }) })}
          onCrops={(crops) => change({ view: crops ? "crops" : undefined })}
          onShow={setShow}
        />
      </div>
      {hasFacets && (
        <FacetRail
          query={query}
          facets={shownFacets}
          isStale={facets.isPlaceholderData}
          onQuery={run}
          onSeek={(bar) =>
            change({
              sort: isByScore(sort) ? sort : "-score",
              seek: String(sort === "score" ? bar.low : bar.high),
            })
          }
        />
      )}
      <div className={styles["results"]}>
        {problem !== null && data === undefined && (
          <Empty title="This query cannot be understood">
            Column {problem.position + 1}: {problem.detail} Mend it above; nothing can be reviewed or run
            until then.
          </Empty>
        )}
        {items.error && problem === null && <Problem of={items.error} again={() => items.refetch()} />}
        {data !== undefined && tiles.length === 0 && !items.isPlaceholderData && !items.error ? (
          <NothingFound project={project} query={query} isCrops={isCrops} onQuery={run} />
        ) : (
          <Grid
            ref={grid}
            pages={pages}
            list={list}
            isStale={problem !== null || (items.isPlaceholderData && items.isFetching)}
            selected={selection.selected}
            current={current}
            show={show}
            onPress={onPress}
            onNearEnd={onNearEnd}
            onNearStart={onNearStart}
            onAway={onAway}
          />
        )}
        <SelectionBar
          project={project}
          query={query}
          selection={selection}
          items={tiles.filter((tile) => selection.selected.has(tile.id)).map((tile) => tile.item)}
          matching={matching?.count ?? null}
        />
        {peeked && <Peek project={project} tile={peeked} onClose={() => peek(undefined)} />}
      </div>
      <span className="visually-hidden" role="status">
        {matching && !total.isPlaceholderData ? `${counted(matching.count, "item")} found` : ""}
      </span>
    </main>
  );
}

/** The last value that was there, so that an error does not take the page away. */
function useLastGood<T>(value: T | undefined): T | undefined {
  const last = useRef<T | undefined>(undefined);
  if (value !== undefined) last.current = value;
  return value ?? last.current;
}
