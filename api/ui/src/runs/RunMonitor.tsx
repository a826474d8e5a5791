import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { all, json } from "../api/client";
import { isOver, useLiveRun } from "../api/events";
import { modelsQuery, runQuery } from "../api/queries";
import type { Page, RunChunkGroup, RunFailure } from "../api/types";
import { count } from "../ui/format";
import { Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { appliedBy } from "./applied";
import { ChunkMap } from "./ChunkMap";
import { Failures } from "./Failures";
import { Progress } from "./Progress";
import { RateChart } from "./RateChart";
import { RunSettings } from "./RunSettings";
import { RunState } from "./RunState";
import styles from "./Runs.module.css";
import { Steering } from "./Steering";
import { selectionOf, wish } from "./steering";

const route = getRouteApi("/signed-in/p/$project/runs/$run");
const TABS = ["chunks", "failures", "settings"] as const;

/** One run, live: how far, how fast, what failed, and what can be done about it. */
export function RunMonitor() {
  const { project, run: uid } = route.useParams();
  const { tab = "chunks" } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(runQuery(uid));
  const run = query.data;
  const models = useQuery(modelsQuery).data ?? [];
  const liveness = useLiveRun(run);
  const interval = liveness === "over" ? (false as const) : 3_000;
  const chunks = useQuery({
    queryKey: ["chunks", uid, run?.status],
    queryFn: async ({ signal }) =>
      (await json<Page<RunChunkGroup>>("GET", `/runs/${uid}/chunk-groups/`, undefined, { signal })).results,
    refetchInterval: interval,
  });
  const failures = useQuery({
    queryKey: ["failures", uid, run?.failed_items],
    queryFn: ({ signal }) => all<RunFailure>(`/runs/${uid}/failures/`, signal),
    enabled: (run?.failed_items ?? 0) > 0,
  });
  if (query.error) {
    return (
      <main className={ui["page"]}>
        <Problem of={query.error} again={() => query.refetch()} />
      </main>
    );
  }
  if (!run) return <main className={ui["page"]} aria-busy="true" />;
  return (
    <main className={ui["page"]}>
      <header className={ui["pageHead"]}>
        <div>
          <h1>
            {appliedBy(run, models)} <code className={styles["uid"]}>{run.uid.slice(0, 8)}</code>
          </h1>
          <p className={styles["row"]}>
            <RunState run={run} />
            <code className={styles["covers"]}>{selectionOf(run)}</code>
            {liveness === "polling" && (
              <span className={ui["help"]}>
                Asked for every few seconds: live events do not come through.
              </span>
            )}
          </p>
        </div>
        <Steering run={run} project={project} />
      </header>
      {wish(run) && <Notice>{wish(run)}</Notice>}
      {run.error_message && <Notice tone="bad">{run.error_message}</Notice>}
      <Progress run={run} />
      {run.started_at && <RateChart groups={chunks.data ?? []} startedAt={run.started_at} />}
      <div className={styles["tabs"]} role="tablist" aria-label="Of this run">
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={tab === one}
            onClick={() => navigate({ search: { tab: one } })}
          >
            {one === "failures"
              ? `Failures (${count(run.failed_items)})`
              : one === "chunks"
                ? "Chunks"
                : "Settings"}
          </button>
        ))}
      </div>
      {tab === "chunks" &&
        (chunks.error ? (
          <Problem of={chunks.error} />
        ) : (
          <ChunkMap chunks={chunks.data ?? []} total={run.total_items} isOver={isOver(run)} />
        ))}
      {tab === "failures" && (
        <Failures
          project={project}
          failures={failures.data ?? []}
          isLoading={failures.isFetching}
          problem={failures.error}
        />
      )}
      {tab === "settings" && <RunSettings run={run} models={models} project={project} />}
    </main>
  );
}
