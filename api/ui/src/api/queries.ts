import { QueryClient, queryOptions } from "@tanstack/react-query";
import { all, json } from "./client";
import { isPassing } from "./errors";
import { readSession } from "./session";
import type {
  Activation,
  AuditEvent,
  AutotagSettings,
  Dataset,
  Export,
  ItemCount,
  Key,
  LimitChange,
  Model,
  Page,
  Project,
  Run,
  Slice,
  Status,
  Taxonomy,
  User,
} from "./types";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (failures, problem) => isPassing(problem) && failures < 4,
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 8_000),
    },
  },
});

export const sessionQuery = queryOptions({ queryKey: ["session"], queryFn: readSession, staleTime: 300_000 });

/** It changes only when the installation is started anew. */
export const statusQuery = queryOptions({
  queryKey: ["status"],
  queryFn: () => json<Status>("GET", "/status/"),
  staleTime: Number.POSITIVE_INFINITY,
});

export const projectsQuery = queryOptions({
  queryKey: ["projects"],
  queryFn: ({ signal }) => all<Project>("/projects/", signal),
});

export const projectQuery = (uid: string) =>
  queryOptions({ queryKey: ["project", uid], queryFn: () => json<Project>("GET", `/projects/${uid}/`) });

export const datasetsQuery = queryOptions({
  queryKey: ["datasets"],
  queryFn: ({ signal }) => all<Dataset>("/datasets/", signal),
});

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: ({ signal }) => all<Model>("/models/", signal),
});

/** The newest activations of a model, and refused ones. */
export const activationsQuery = (model: string) =>
  queryOptions({
    queryKey: ["activations", model],
    queryFn: ({ signal }) =>
      json<Page<Activation>>("GET", `/models/${model}/activations/?limit=50`, undefined, { signal }),
  });

export const settingsQuery = (project: string) =>
  queryOptions({
    queryKey: ["autotag", project],
    queryFn: () => json<AutotagSettings>("GET", `/projects/${project}/autotag/`),
  });

/** The newest changes of a project's limits; the command line lists all. */
export const limitHistoryQuery = (project: string) =>
  queryOptions({
    queryKey: ["limit-history", project],
    queryFn: async ({ signal }) => {
      const path = `/projects/${project}/autotag/history/?limit=5`;
      return (await json<Page<LimitChange>>("GET", path, undefined, { signal })).results;
    },
  });

export const runsQuery = (project: string) =>
  queryOptions({
    queryKey: ["runs", project],
    queryFn: ({ signal }) => all<Run>(`/projects/${project}/runs/`, signal),
  });

export const runQuery = (uid: string) =>
  queryOptions({ queryKey: ["run", uid], queryFn: () => json<Run>("GET", `/runs/${uid}/`) });

/** The newest ones; those before them are of no use any more. */
export const exportsQuery = (project: string) =>
  queryOptions({
    queryKey: ["exports", project],
    queryFn: async ({ signal }) => {
      const page = await json<Page<Export>>("GET", `/exports/?limit=100&project=${project}`, undefined, {
        signal,
      });
      return page.results;
    },
  });

export const slicesQuery = (owner: string) =>
  queryOptions({
    queryKey: ["slices", owner],
    queryFn: ({ signal }) => all<Slice>(`/slices/${encodeURIComponent(owner)}/list/`, signal),
  });

export const countQuery = (project: string, query: string) =>
  queryOptions({
    queryKey: ["count", project, query],
    queryFn: ({ signal }) =>
      json<ItemCount>(
        "GET",
        `/projects/${project}/items/count/?${new URLSearchParams({ query })}`,
        undefined,
        { signal },
      ),
  });

export const taxonomyQuery = (project: string) =>
  queryOptions({
    queryKey: ["taxonomy", project],
    queryFn: () => json<Taxonomy>("GET", `/projects/${project}/taxonomy/`),
    retry: false,
  });

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: ({ signal }) => all<Key>("/keys/", signal),
});

/** The newest of what was changed; the command line lists all. */
export const auditQuery = queryOptions({
  queryKey: ["audit"],
  queryFn: async ({ signal }) =>
    (await json<Page<AuditEvent>>("GET", "/audit/?limit=50", undefined, { signal })).results,
});

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: ({ signal }) => all<User>("/users/", signal),
});
