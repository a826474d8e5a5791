import { queryOptions } from "@tanstack/react-query";
import { json } from "../api/client";
import type { Worker } from "../api/types";

/** They say how they are every ten seconds. */
export const workersQuery = queryOptions({
  queryKey: ["workers"],
  queryFn: async ({ signal }) =>
    (await json<{ readonly results: readonly Worker[] }>("GET", "/workers/", undefined, { signal })).results,
  refetchInterval: 5_000,
});
