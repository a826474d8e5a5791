import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CirclePause, CirclePlay, CircleX, RotateCw, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { isOver } from "../api/events";
import { sessionQuery } from "../api/queries";
import { may } from "../api/session";
import type { Run } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { count, counted } from "../ui/format";
import { Problem } from "../ui/Notice";
import styles from "./Runs.module.css";
import { allowed, type Steer, steer } from "./steering";
import { TuneDialog } from "./TuneDialog";

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

/** What can be done to a run now; each button says what will happen. */
export function Steering({ run, project }: { readonly run: Run; readonly project: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery).data;
  const [asking, setAsking] = useState(false);
  const [tuning, setTuning] = useState(false);
  const act = useMutation({
    mutationFn: (how: Steer) => steer(run, how),
    onSuccess: (next, how) => {
      setAsking(false);
      void client.invalidateQueries({ queryKey: ["run-history", run.uid] });
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
      {!isOver(run) && run.desired !== "cancel" && (
        <Button
          title={isOperator ? "Priority and window; the run goes on meanwhile." : "Takes the role operator."}
          disabled={!isOperator}
          onClick={() => setTuning(true)}
        >
          <SlidersHorizontal size={15} aria-hidden /> Share…
        </Button>
      )}
      {tuning && <TuneDialog run={run} onClose={() => setTuning(false)} />}
      {act.error && !asking && <Problem of={act.error} />}
      {asking && (
        <Dialog title="Cancel this run?" onClose={() => setAsking(false)}>
          <p>
            {count(run.processed_items)} of {counted(run.total_items, "item")} are done; their predictions
            stay. The rest {run.force ? "keeps what was found on it before" : "is not predicted"}. A cancelled
            run cannot be resumed, but a new run skips what is done.
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
