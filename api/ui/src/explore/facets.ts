import { queryOptions } from "@tanstack/react-query";
import { json } from "../api/client";
import { ApiFailure } from "../api/errors";
import type { Facets } from "../api/queryTypes";
import { type Facet, fieldFacet, type Level, labelFacet } from "../query/edit";

/** The counts for a query; null on a server that does not count. */
export const facetsQuery = (project: string, query: string) =>
  queryOptions({
    queryKey: ["facets", project, query],
    queryFn: async ({ signal }): Promise<Facets | null> => {
      try {
        return await json<Facets>("POST", `/projects/${project}/query/facets/`, { query }, { signal });
      } catch (problem) {
        if (problem instanceof ApiFailure && problem.status === 404) return null;
        throw problem;
      }
    },
  });

export interface FacetPlace {
  readonly name: Exclude<keyof Facets["facets"], "label">;
  readonly title: string;
  readonly facet: Facet;
}

/** The facets over fields, in the order of the rail. */
export const FIELD_FACETS: readonly FacetPlace[] = [
  { name: "status", title: "Autotag status", facet: fieldFacet("autotag_status", "autotag.status") },
  { name: "training_set", title: "Training set", facet: fieldFacet("training_set") },
  { name: "model_version", title: "Model version", facet: fieldFacet("model_version") },
  { name: "review", title: "Review status", facet: fieldFacet("review_status", "review.status") },
  { name: "slice", title: "Slice", facet: fieldFacet("slice") },
];

export const LABEL_FACETS: Readonly<Record<Level, Facet>> = {
  object: labelFacet("object"),
  image: labelFacet("image"),
};
