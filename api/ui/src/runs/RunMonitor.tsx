import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { CirclePause, CirclePlay, CircleX, RotateCw } from "lucide-react";
import { useState } from "react";
import { all, json } from "../api/client";
import { isOver, useLiveRun } from "../api/events";
import { sessionQuery } from "../api/queries";
import { may } from "../api/session";
import type { Run, RunChunk, RunFailure } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { about, ago, at, count, counted, lasting } from "../ui/format";
import { Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { ChunkMap } from "./ChunkMap";
import { Failures } from "./Failures";
import { RunState } from "./RunState";
import styles from "./Runs.module.css";
import { allowed, type Steer, selectionOf, steer, wish } from "./steering";

const route = getRouteApi("/signed-in/p/$project/runs/$run");
const TABS = ["chunks", "failures", "settings"] as const;

/** One run, live: how far, how fast, what failed, and what can be done about it. */
export function RunMonitor() {
  const { project, run: uid } = route.useParams();
  const { tab = "chunks" } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({ queryKey: ["run", uid], queryFn: () => json<Run>("GET", `/runs/${uid}/`) });
  const run = query.data;
  const liveness = useLiveRun(run);
  const interval = liveness === "over" ? (false as const) : 3_000;
  const chunks = useQuery({
    queryKey: ["chunks", uid, run?.status],
    queryFn: ({ signal }) => all<RunChunk>(`/runs/${uid}/chunks/`, signal),
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
            {run.model_name} <code className={styles["uid"]}>{run.uid.slice(0, 8)}</code>
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
      {tab === "settings" && <Settings run={run} project={project} />}
    </main>
  );
}

function Progress({ run }: { readonly run: Run }) {
  const percent = run.progress_pct ?? 0;
  const left = Math.max(0, run.total_items - run.processed_items);
  const facts = [
    ["done", run.successful_items],
    ["failed", run.failed_items],
    ["unchanged", run.skipped_unchanged],
    ["protected", run.skipped_protected],
    ["left", left],
    ["predictions", run.predictions],
  ] as const;
  return (
    <section className={`${ui["card"]} ${styles["progress"]}`} aria-label="Progress">
      <div className={styles["big"]}>
        <div
          className={ui["bar"]}
          role="progressbar"
          aria-label="Items"
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <div style={{ width: `${percent}%` }} data-state={run.status} />
        </div>
        <p>
          <b>{percent.toFixed(percent % 1 === 0 ? 0 : 1)} %</b>
          <span>
            {count(run.processed_items)} of {counted(run.total_items, "item")}
          </span>
          {run.rate_per_second !== null && run.rate_per_second !== undefined && (
            <span>{run.rate_per_second.toFixed(1)} images/s</span>
          )}
          {run.eta_seconds !== null && run.eta_seconds !== undefined && (
            <span>{about(run.eta_seconds)} left</span>
          )}
          {run.started_at && run.completed_at && (
            <span>took {lasting((Date.parse(run.completed_at) - Date.parse(run.started_at)) / 1000)}</span>
          )}
        </p>
      </div>
      <dl className={styles["facts"]}>
        {facts.map(([name, value]) => (
          <div key={name} data-name={name} data-zero={value === 0}>
            <dt>{name}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const BUTTONS: Readonly<
  Record<Steer, { readonly title: string; readonly icon: typeof CirclePause; readonly hint: string }>
> = {
  pause: {
    title: "Pause",
    icon: CirclePause,
    hint: "Chunks in flight finish, about 15 s; then nothing goes on until it is resumed.",
  },
  resume: { title: "Resume", icon: CirclePlay, hint: "Goes on where it stopped." },
  cancel: { title: "Cancel…", icon: CircleX, hint: "Ends the run; what is written stays." },
  "retry-failed": { title: "Retry failed", icon: RotateCw, hint: "Starts a run over the items that failed." },
};

function Steering({ run, project }: { readonly run: Run; readonly project: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery).data;
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: (how: Steer) => steer(run, how),
    onSuccess: (next, how) => {
      setAsking(false);
      client.setQueryData(["run", next.uid], next);
      void client.invalidateQueries({ queryKey: ["runs", project] });
      if (how === "retry-failed")
        void navigate({ to: "/p/$project/runs/$run", params: { project, run: next.uid }, search: {} });
    },
  });
  const isOperator = session ? may(session, "operator") : false;
  return (
    <div className={styles["row"]}>
      {allowed(run).map((how) => {
        const { title, icon: Icon, hint } = BUTTONS[how];
        return (
          <Button
            key={how}
            title={isOperator ? hint : "Takes the role operator."}
            disabled={!isOperator}
            busy={act.isPending && act.variables === how}
            onClick={() => (how === "cancel" ? setAsking(true) : act.mutate(how))}
          >
            <Icon size={15} aria-hidden />{" "}
            {how === "retry-failed" ? `Retry ${count(run.failed_items)} failed` : title}
          </Button>
        );
      })}
      {act.error && !asking && <Problem of={act.error} />}
      {asking && (
        <Dialog title="Cancel this run?" onClose={() => setAsking(false)}>
          <p>
            {count(run.processed_items)} of {counted(run.total_items, "item")} are done; their predictions
            stay. The rest is not predicted. A cancelled run cannot be resumed, but a new run skips what is
            done.
          </p>
          {act.error && <Problem of={act.error} />}
          <DialogActions>
            <Button onClick={() => setAsking(false)}>Let it run</Button>
            <Button look="danger" busy={act.isPending} onClick={() => act.mutate("cancel")}>
              Cancel the run
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </div>
  );
}

function Settings({ run, project }: { readonly run: Run; readonly project: string }) {
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    ["Model", run.model_name],
    ["Training set", run.training_set],
    ["Covers", <code key="covers">{selectionOf(run)}</code>],
    ["Kind", run.kind],
    ["Repeats what is unchanged", run.force ? "yes" : "no"],
    ["Created", `${at(run.created_at)} (${ago(run.created_at)})`],
    ["Attempt of the driver", run.epoch],
    ["Uid", <code key="uid">{run.uid}</code>],
  ];
  return (
    <section className={ui["card"]}>
      <table className={ui["table"]}>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={ui["cardBody"]}>
        <Link to="/p/$project/explore" params={{ project }} search={{ q: `run = "${run.uid}"` }}>
          Open its predictions in Explore
        </Link>
      </div>
    </section>
  );
}
