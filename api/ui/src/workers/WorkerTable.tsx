import { useMutation, useQueryClient } from "@tanstack/react-query";
import { json } from "../api/client";
import type { Worker } from "../api/types";
import { useMay } from "../api/useMay";
import { Button } from "../ui/Button";
import { ago, at, count } from "../ui/format";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import { workersQuery } from "./queries";
import { WorkerState } from "./WorkerState";
import styles from "./Workers.module.css";
import { modelsOf, type Wish, wishFor } from "./words";

/** The workers: where each runs, what it does, and taking it out of service. */
export function WorkerTable({ workers }: { readonly workers: readonly Worker[] }) {
  const mayDrain = useMay("operator");
  return (
    <section className={`${ui["card"]} ${ui["scroll"]}`} aria-label="Workers">
      <table className={ui["table"]}>
        <thead>
          <tr>
            <th scope="col">Worker</th>
            <th scope="col">State</th>
            <th scope="col">Device</th>
            <th scope="col">Open models</th>
            <th scope="col" className={ui["number"]}>
              Images/s
            </th>
            <th scope="col" className={ui["number"]}>
              In hand
            </th>
            <th scope="col">Seen</th>
            {mayDrain && (
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {workers.map((worker) => (
            <Row key={worker.uid} worker={worker} mayDrain={mayDrain} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ worker, mayDrain }: { readonly worker: Worker; readonly mayDrain: boolean }) {
  const wish = wishFor(worker);
  return (
    <tr>
      <td>
        <span className={styles["name"]} title={`version ${worker.version}, since ${at(worker.started_at)}`}>
          {worker.host}
          <span className={styles["pid"]}>:{worker.pid}</span>
        </span>
      </td>
      <td>
        <WorkerState state={worker.state} />
      </td>
      <td>{worker.device ?? "–"}</td>
      <td className={styles["models"]}>{modelsOf(worker)}</td>
      <td className={ui["number"]}>{worker.images_per_second?.toFixed(1) ?? "–"}</td>
      <td className={ui["number"]}>{worker.in_hand === null ? "–" : count(worker.in_hand)}</td>
      <td className={styles["seen"]} title={at(worker.seen_at)}>
        {ago(worker.seen_at)}
      </td>
      {mayDrain && <td className={styles["tools"]}>{wish && <Ask worker={worker} wish={wish} />}</td>}
    </tr>
  );
}

function Ask({ worker, wish }: { readonly worker: Worker; readonly wish: Wish }) {
  const client = useQueryClient();
  const ask = useMutation({
    mutationFn: () => json("POST", `/workers/${worker.uid}/${wish}/`),
    onSuccess: () => client.invalidateQueries({ queryKey: workersQuery.queryKey }),
    onError: (problem) => say(problem.message),
  });
  return (
    <Button
      busy={ask.isPending}
      aria-label={`${wish === "drain" ? "Drain" : "Resume"} ${worker.name}`}
      onClick={() => ask.mutate()}
    >
      {wish === "drain" ? "Drain" : "Resume"}
    </Button>
  );
}
