import { QueryClient, queryOptions } from "@tanstack/react-query";
import { all, json } from "./client";
import { isPassing } from "./errors";
import { readSession } from "./session";
import type { AutotagSettings, Dataset, Model, Project, Run, Slice } from "./types";

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

export const settingsQuery = (project: string) =>
  queryOptions({
    queryKey: ["autotag", project],
    queryFn: () => json<AutotagSettings>("GET", `/projects/${project}/autotag/`),
  });

export const runsQuery = (project: string) =>
  queryOptions({
    queryKey: ["runs", project],
    queryFn: ({ signal }) => all<Run>(`/projects/${project}/runs/`, signal),
  });

export const slicesQuery = (owner: string) =>
  queryOptions({
    queryKey: ["slices", owner],
    queryFn: ({ signal }) => all<Slice>(`/slices/${owner}/list/`, signal),
  });
