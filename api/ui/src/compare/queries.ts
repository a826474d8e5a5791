import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorOf, json } from "../api/client";
import type { Comparison, DisputedItem } from "../api/compareTypes";
import type { Page } from "../api/types";

/** Which versions are compared, on what. Versions are uids or "model@number"; the server chooses what is left out. */
export interface Question {
  readonly a?: string | undefined;
  readonly b?: string | undefined;
  readonly q?: string | undefined;
}

const PAGE_SIZE = 24;

function search({ a, b, q }: Question, more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    ...(a === undefined ? {} : { a }),
    ...(b === undefined ? {} : { b }),
    ...(q === undefined ? {} : { query: q }),
    ...more,
  });
}

export const comparisonQuery = (project: string, question: Question, label: string | undefined) =>
  queryOptions({
    queryKey: ["compare", project, question, label],
    queryFn: ({ signal }) =>
      json<Comparison>(
        "GET",
        `/projects/${project}/compare/?${search(question, label === undefined ? {} : { label })}`,
        undefined,
        { signal },
      ),
    retry: false,
  });

export const disputedQuery = (project: string, question: Question) =>
  infiniteQueryOptions({
    queryKey: ["compare-disputed", project, question],
    queryFn: ({ pageParam, signal }) =>
      json<Page<DisputedItem>>(
        "GET",
        `/projects/${project}/compare/disagreements/?${search(question, {
          limit: String(PAGE_SIZE),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        })}`,
        undefined,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => cursorOf(last.next),
    retry: false,
  });
