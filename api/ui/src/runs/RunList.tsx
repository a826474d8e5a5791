import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { isOver } from "../api/events";
import { modelsQuery, runsQuery } from "../api/queries";
import type { Model, Run } from "../api/types";
import { buttonClass } from "../ui/Button";
import { ago, at, count, lasting } from "../ui/format";
import { Empty, Problem } from "../ui/Notice";
import { Segments } from "../ui/Segments";
import ui from "../ui/ui.module.css";
import { WorkersLink } from "../workers/WorkersLink";
import { appliedBy } from "./applied";
import { RunState } from "./RunState";
import styles from "./Runs.module.css";
import { selectionOf } from "./steering";

const route = getRouteApi("/signed-in/p/$project/runs");
const FILTERS = ["all", "open", "failed", "completed"] as const;
type Filter = (typeof FILTERS)[number];

/** The runs of the project, newest first. */
export function RunList() {
  const { project } = route.useParams();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const filter: Filter = FILTERS.find((one) => one === state) ?? "all";
  const runs = useQuery({ ...runsQuery(project), refetchInterval: 5_000 });
  const models = useQuery(modelsQuery).data ?? [];
  const shown = (runs.data ?? []).filter((run) => matches(run, filter));
  return (
    <main className={ui["page"]}>
      <header className={ui["pageHead"]}>
        <h1>Runs</h1>
        <div className={styles["row"]}>
          <Segments
            label="Which runs"
            options={FILTERS.map((value) => ({ value, title: value }))}
            pressed={[filter]}
            onPress={(next) => navigate({ search: next === "all" ? {} : { state: next } })}
          />
          <WorkersLink project={project} />
          <Link to="/p/$project/settings/autotag" params={{ project }} className={buttonClass("primary")}>
            <Play size={14} aria-hidden /> Run Autotag
          </Link>
        </div>
      </header>
      {runs.error && <Problem of={runs.error} again={() => runs.refetch()} />}
      {runs.data && shown.length === 0 && (
        <Empty title={runs.data.length === 0 ? "Nothing has run yet" : `No run is ${filter}`}>
          {runs.data.length === 0 &&
            "A run predicts labels for the items that it covers; people decide afterwards."}
        </Empty>
      )}
      {shown.length > 0 && (
        <div className={`${ui["card"]} ${ui["scroll"]}`}>
          <table className={ui["table"]}>
            <thead>
              <tr>
                <th scope="col">Run</th>
                <th scope="col">State</th>
                <th scope="col">Covers</th>
                <th scope="col">Progress</th>
                <th scope="col" className={ui["number"]}>
                  Items
                </th>
                <th scope="col" className={ui["number"]}>
                  Failed
                </th>
                <th scope="col" className={ui["number"]}>
                  Predictions
                </th>
                <th scope="col">Started</th>
                <th scope="col">Took</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((run) => (
                <Row key={run.uid} run={run} models={models} project={project} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

interface RowProps {
  readonly run: Run;
  readonly models: readonly Model[];
  readonly project: string;
}

function Row({ run, models, project }: RowProps) {
  const took = run.started_at
    ? (Date.parse(run.completed_at ?? new Date().toISOString()) - Date.parse(run.started_at)) / 1000
    : null;
  return (
    <tr>
      <td>
        <Link to="/p/$project/runs/$run" params={{ project, run: run.uid }} className={styles["name"] ?? ""}>
          {appliedBy(run, models)} <code>{run.uid.slice(0, 8)}</code>
        </Link>
      </td>
      <td>
        <RunState run={run} />
      </td>
      <td className={styles["covers"]}>{selectionOf(run)}</td>
      <td>
        <div className={`${ui["bar"]} ${styles["small"]}`}>
          <div style={{ width: `${run.progress_pct ?? 0}%` }} />
        </div>
      </td>
      <td className={ui["number"]}>{count(run.processed_items)}</td>
      <td className={ui["number"]}>{count(run.failed_items)}</td>
      <td className={ui["number"]}>{count(run.predictions)}</td>
      <td title={at(run.created_at)}>{ago(run.created_at)}</td>
      <td>{took === null ? "–" : lasting(took)}</td>
    </tr>
  );
}

function matches(run: Run, filter: Filter): boolean {
  if (filter === "all") return true;
  if (filter === "open") return !isOver(run);
  return filter === "failed" ? run.status === "failed" || run.failed_items > 0 : run.status === "completed";
}
