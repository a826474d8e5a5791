import { queryOptions } from "@tanstack/react-query";
import { all, json } from "../api/client";
import type { Page, Source, SourceFailure } from "../api/types";
import { isScanning } from "./told";

/** Between two looks at sources of which one is being scanned, and at those that rest; milliseconds. */
const [MOVING, RESTING] = [1_000, 15_000];

/** The sources of a dataset, newest first. */
export const sourcesQuery = (dataset: string) =>
  queryOptions({
    queryKey: ["sources", dataset],
    queryFn: ({ signal }) => all<Source>(`/datasets/${dataset}/sources/`, signal),
    refetchInterval: ({ state }) => (state.data?.some(isScanning) ? MOVING : RESTING),
  });

export const placeOf = (dataset: string, source: Source): string =>
  `/datasets/${dataset}/sources/${source.uid}/`;

const SHOWN = 200;

/** The first of what a source could not give, as its last scan left it. */
export const unreadQuery = (dataset: string, source: Source) =>
  queryOptions({
    queryKey: ["source-failures", source.uid, source.scan.number, source.scan.failed],
    queryFn: ({ signal }) =>
      json<Page<SourceFailure>>("GET", `${placeOf(dataset, source)}failures/?limit=${SHOWN}`, undefined, {
        signal,
      }),
  });
