import { queryOptions } from "@tanstack/react-query";
import { json } from "../api/client";
import { ApiFailure } from "../api/errors";
import { type Facet, fieldFacet, type Level, labelFacet } from "../query/edit";

export interface ValueCount {
  readonly value: string | number | boolean;
  readonly items: number;
}

export interface LabelCount {
  readonly value: string;
  readonly level: Level;
  readonly items: number;
}

/** Counts of items; each facet with its own conditions left out, so that a number says what a click gives. */
export interface Facets {
  readonly took_ms: number;
  readonly items: number;
  readonly items_exact: boolean;
  readonly sampled: readonly string[];
  readonly facets: {
    readonly label?: readonly LabelCount[];
    readonly status?: readonly ValueCount[];
    readonly band?: readonly ValueCount[];
    readonly training_set?: readonly ValueCount[];
    readonly model_version?: readonly ValueCount[];
    readonly review?: readonly ValueCount[];
    readonly slice?: readonly ValueCount[];
  };
  readonly histogram?: { readonly from: number; readonly width: number; readonly items: readonly number[] };
}

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
  readonly name: keyof Omit<Facets["facets"], "label">;
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
