import { useQuery } from "@tanstack/react-query";
import { projectQuery, slicesQuery } from "./queries";
import type { Project, Slice } from "./types";

/** The slices that mean something in a project: its saved queries, and items out of its datasets. */
export function slicesOf(
  { uid, datasets }: Pick<Project, "uid" | "datasets">,
  slices: readonly Slice[],
): readonly Slice[] {
  const own = new Set<unknown>(datasets);
  return slices.filter((slice) =>
    slice.query === null ? slice.sub_slices.some((part) => own.has(part.dataset_uid)) : slice.project === uid,
  );
}

/** The slices of the project that this person made. */
export function useSlices(project: string, user: string) {
  const slices = useQuery({ ...slicesQuery(user), enabled: user !== "" });
  const known = useQuery(projectQuery(project));
  return {
    data: slices.data && known.data ? slicesOf(known.data, slices.data) : undefined,
    error: slices.error ?? known.error,
    refetch: () => Promise.all([slices.refetch(), known.refetch()]),
  };
}
