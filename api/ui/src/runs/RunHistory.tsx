import { useQuery } from "@tanstack/react-query";
import { all } from "../api/client";
import type { RunAction } from "../api/types";
import { Deeds } from "../ui/Deeds";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { deed } from "./steering";

/** Who paused, resumed, cancelled, retried or tuned a run, newest first. */
export function RunHistory({ uid }: { readonly uid: string }) {
  const history = useQuery({
    queryKey: ["run-history", uid],
    queryFn: ({ signal }) => all<RunAction>(`/runs/${uid}/history/`, signal),
  });
  if (history.error) return <Problem of={history.error} again={() => history.refetch()} />;
  return (
    <section className={ui["card"]} aria-labelledby="run-history">
      <div className={ui["cardBody"]}>
        <h2 id="run-history">History</h2>
        {history.data?.length === 0 && <p className={ui["help"]}>Nobody has steered this run.</p>}
        <Deeds deeds={history.data ?? []} sentence={deed} />
      </div>
    </section>
  );
}
