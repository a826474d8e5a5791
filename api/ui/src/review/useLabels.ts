import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { modelsQuery, taxonomyQuery } from "../api/queries";
import type { Sheet } from "./sheet";

export interface LabelChoice {
  readonly all: readonly string[];
  readonly recent: readonly string[];
  /** The labels that have a key of their own, by that key. */
  readonly keys: ReadonlyMap<string, string>;
  /** Puts a label in front, because it was given last. */
  use(label: string): void;
}

const RECENT = 9;

/** The labels that can be given, and those that were given last. */
export function useLabels(project: string, sheet: Sheet | null): LabelChoice {
  const [recent, setRecent] = useState<readonly string[]>([]);
  const taxonomy = useQuery({ ...taxonomyQuery(project), staleTime: 60_000 });
  const models = useQuery({ ...modelsQuery, enabled: taxonomy.isError });
  const all = useMemo(() => {
    const known =
      taxonomy.data?.labels.map((one) => one.name) ??
      models.data?.flatMap((model) => model.active_version?.labels ?? []) ??
      [];
    const here = sheet?.suggestions.map((one) => one.label) ?? [];
    return [...new Set([...recent, ...here, ...known])];
  }, [taxonomy.data, models.data, sheet?.suggestions, recent]);
  const use = useCallback(
    (label: string) =>
      setRecent((before) => [label, ...before.filter((one) => one !== label)].slice(0, RECENT)),
    [],
  );
  const keys = useMemo(
    () =>
      new Map(
        (taxonomy.data?.labels ?? []).flatMap(({ name, hot_key }) =>
          hot_key ? [[hot_key, name] as const] : [],
        ),
      ),
    [taxonomy.data],
  );
  return { all, recent, keys, use };
}
