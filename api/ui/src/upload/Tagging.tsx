import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { all } from "../api/client";
import { isOver, useLiveRun } from "../api/events";
import { runQuery, runsQuery } from "../api/queries";
import type { Run, RunFailure } from "../api/types";
import { count, counted } from "../ui/format";
import { Notice } from "../ui/Notice";

interface Props {
  readonly project: string;
  /** When the upload began. */
  readonly since: number;
}

/** The clocks of browser and server may differ by this many milliseconds. */
const CLOCKS = 60_000;
const SHOWN = 50;

/** The runs over what has just been uploaded: how many are tagged, and which are not and why. */
export function Tagging({ project, since }: Props) {
  const runs = useQuery({ ...runsQuery(project), refetchInterval: 2_000 });
  const own = (runs.data ?? []).filter(
    (run) => run.kind === "live" && Date.parse(run.created_at) >= since - CLOCKS,
  );
  if (own.length === 0) return <Notice>Autotag looks at them as soon as they are read.</Notice>;
  return (
    <>
      {own.map((run) => (
        <LiveRun key={run.uid} project={project} listed={run} />
      ))}
    </>
  );
}

function LiveRun({ project, listed }: { readonly project: string; readonly listed: Run }) {
  const run = useQuery({ ...runQuery(listed.uid), initialData: listed }).data;
  useLiveRun(run);
  const failures = useQuery({
    queryKey: ["failures", run.uid, run.failed_items],
    queryFn: ({ signal }) => all<RunFailure>(`/runs/${run.uid}/failures/`, signal),
    enabled: run.failed_items > 0,
  });
  const tone = run.failed_items > 0 ? "warn" : isOver(run) ? "good" : "info";
  return (
    <Notice tone={tone}>
      {count(run.successful_items)} of {counted(run.total_items, "picture")} tagged by {run.model_name}
      {run.failed_items > 0 && `, ${count(run.failed_items)} could not be`}.{" "}
      <Link to="/p/$project/runs/$run" params={{ project, run: run.uid }} search={{}}>
        See the run
      </Link>
      {failures.data && failures.data.length > 0 && (
        <ul aria-label="Pictures that could not be tagged">
          {failures.data.slice(0, SHOWN).map((one) => (
            <li key={one.item}>
              <code>{one.key}</code>: {one.message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
