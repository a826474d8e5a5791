import { queryOptions } from "@tanstack/react-query";
import { json } from "./client";
import type { EmbeddingSets, SimilarItems } from "./types";

export const SIMILAR_SHOWN = 60;

/** By whose embeddings the pictures of a project can be compared: none in most projects. */
export function embeddingsQuery(project: string) {
  return queryOptions({
    queryKey: ["embeddings", project],
    queryFn: async ({ signal }) => {
      const sets = await json<EmbeddingSets>("GET", `/projects/${project}/embeddings/`, undefined, {
        signal,
      });
      return sets.results;
    },
    staleTime: 60_000,
  });
}

/** The pictures most like one. */
export function similarQuery(project: string, item: string, trainingSet: string, query: string) {
  return queryOptions({
    queryKey: ["similar", project, item, trainingSet, query],
    queryFn: ({ signal }) => {
      const search = new URLSearchParams({ training_set: trainingSet, query, limit: String(SIMILAR_SHOWN) });
      return json<SimilarItems>("GET", `/projects/${project}/items/${item}/similar/?${search}`, undefined, {
        signal,
      });
    },
  });
}
