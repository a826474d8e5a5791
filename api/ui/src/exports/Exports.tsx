import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { exportsQuery } from "../api/queries";
import type { Export } from "../api/types";
import { useMay } from "../api/useMay";
import { Button, buttonClass } from "../ui/Button";
import { ago, at, bytes, count } from "../ui/format";
import { Empty, Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { ExportForm } from "./ExportForm";
import styles from "./Exports.module.css";
import { cancel, isOpen, stateOf } from "./exports";

const route = getRouteApi("/signed-in/p/$project/exports");

/** Files for the world outside: asking for one, and those that were made. */
export function Exports() {
  const { project } = route.useParams();
  const { q } = route.useSearch();
  const mayAsk = useMay("operator");
  const exports = useQuery({
    ...exportsQuery(project),
    refetchInterval: (query) => (query.state.data?.some(isOpen) ? 700 : 10_000),
  });
  return (
    <main className={ui["page"]}>
      <header className={ui["pageHead"]}>
        <h1>Exports</h1>
      </header>
      {mayAsk ? (
        <ExportForm key={q ?? ""} project={project} query={q ?? ""} />
      ) : (
        <Notice>You can fetch what was exported. Having something exported takes the role operator.</Notice>
      )}
      {exports.error && <Problem of={exports.error} again={() => exports.refetch()} />}
      {exports.data?.length === 0 && (
        <Empty title="No export yet">
          An export is a zip of what people confirmed or models suggest. It is kept for seven days.
        </Empty>
      )}
      {exports.data && exports.data.length > 0 && (
        <div className={`${ui["card"]} ${ui["scroll"]}`}>
          <table className={ui["table"]}>
            <thead>
              <tr>
                <th scope="col">Export</th>
                <th scope="col">Format</th>
                <th scope="col">Items of</th>
                <th scope="col">State</th>
                <th scope="col" className={ui["number"]}>
                  Items
                </th>
                <th scope="col" className={ui["number"]}>
                  Annotations
                </th>
                <th scope="col" className={ui["number"]}>
                  Suggestions
                </th>
                <th scope="col">Made</th>
                <th scope="col">File</th>
              </tr>
            </thead>
            <tbody>
              {exports.data.map((one) => (
                <Row key={one.uid} one={one} mayCancel={mayAsk} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

interface RowProps {
  readonly one: Export;
  readonly mayCancel: boolean;
}

function Row({ one, mayCancel }: RowProps) {
  return (
    <tr>
      <td>
        <b>{one.name}</b>
      </td>
      <td>
        {one.format}
        {one.images && ", pictures"}
      </td>
      <td className={styles["query"]}>{one.query ?? "all"}</td>
      <td>
        {isOpen(one) ? (
          <div
            className={ui["bar"]}
            role="progressbar"
            aria-label={`Export ${one.name}`}
            aria-valuenow={done(one)}
          >
            <div style={{ width: `${done(one)}%` }} />
          </div>
        ) : (
          <span title={one.error_message ?? undefined}>{stateOf(one)}</span>
        )}
      </td>
      <td className={ui["number"]}>{count(one.total_task_count)}</td>
      <td className={ui["number"]}>{count(one.annotation_count)}</td>
      <td className={ui["number"]}>{count(one.suggestion_count)}</td>
      <td title={at(one.created_at)}>{ago(one.created_at)}</td>
      <td>
        <FileOf one={one} mayCancel={mayCancel} />
      </td>
    </tr>
  );
}

function FileOf({ one, mayCancel }: RowProps) {
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => cancel(one),
    onSettled: () => client.invalidateQueries({ queryKey: ["exports"] }),
  });
  if (isOpen(one) && !mayCancel) return null;
  if (isOpen(one))
    return (
      <Button look="quiet" busy={stop.isPending} onClick={() => stop.mutate()}>
        Cancel
      </Button>
    );
  if (one.download_url === null) return null;
  return (
    <a className={buttonClass()} href={one.download_url} download>
      <Download size={14} aria-hidden /> {bytes(one.bytes ?? 0)}
      <span className="visually-hidden">, {one.name}</span>
    </a>
  );
}

function done(one: Export): number {
  return Math.floor(one.progress_pct ?? 0);
}
