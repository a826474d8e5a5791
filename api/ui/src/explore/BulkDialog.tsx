import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { json } from "../api/client";
import { sizeOf, thumbnail } from "../api/images";
import type { FoundItem, Page } from "../api/types";
import { uuid } from "../api/uuid";
import { BANDS, bandOf, ON_IMAGE } from "../canvas/bands";
import { BandSign } from "../ui/BandSign";
import { Button } from "../ui/Button";
import { Crop } from "../ui/Crop";
import { Dialog, DialogActions } from "../ui/Dialog";
import { count, counted, signed } from "../ui/format";
import { Notice, Problem } from "../ui/Notice";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import styles from "./BulkDialog.module.css";
import {
  type BulkAction,
  type BulkExample,
  type BulkKind,
  type BulkPreview,
  isMoving,
  narrowed,
  previewBulk,
  readBulk,
  startBulk,
  undoBulk,
} from "./bulk";
import { boxOf, surroundings } from "./tiles";

interface Props {
  readonly project: string;
  readonly kind: Extract<BulkKind, "accept" | "reject">;
  readonly query: string;
  readonly onClose: () => void;
}

const WORDS = { accept: "Accept", reject: "Reject" };

/** Counts first what an action would meet, shows some of it, and then does it as a whole that can be taken back. */
export function BulkDialog({ project, kind, query, onClose }: Props) {
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const [key] = useState(uuid);
  const preview = useQuery({
    queryKey: ["bulk-preview", project, kind, query],
    queryFn: ({ signal }) => previewBulk(project, { action: kind, query }, signal),
    staleTime: 0,
  });
  const start = useMutation({
    mutationFn: () => startBulk(project, { action: kind, query, ...(reason === "" ? {} : { reason }) }, key),
  });
  const action = useQuery({
    queryKey: ["bulk", start.data?.uid],
    queryFn: () => readBulk(start.data?.uid ?? ""),
    enabled: start.data !== undefined,
    refetchInterval: ({ state }) => (state.data && !isMoving(state.data) ? false : 500),
  });
  const close = () => {
    for (const name of ["items", "facets", "count"])
      void client.invalidateQueries({ queryKey: [name, project] });
    onClose();
  };
  const current = action.data ?? start.data;
  const matched = preview.data?.matched;
  return (
    <Dialog
      title={`${WORDS[kind]} ${matched === undefined ? "…" : counted(matched, "prediction")}`}
      onClose={close}
      wide
    >
      <code className={styles["query"]}>{query}</code>
      {preview.error && <Problem of={preview.error} again={() => preview.refetch()} />}
      {current ? (
        <Progress action={current} onUndone={() => action.refetch()} />
      ) : (
        preview.data && (
          <>
            <Counts preview={preview.data} />
            <Samples project={project} sample={preview.data.sample} />
            <div className={ui["field"]}>
              <label htmlFor="reason">Reason, for the history (may be left out)</label>
              <input
                id="reason"
                className={ui["input"]}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </div>
          </>
        )
      )}
      {start.error && <Problem of={start.error} />}
      <DialogActions>
        <Button onClick={close}>{current ? "Close" : "Cancel"}</Button>
        {!current && (
          <Button look="primary" busy={start.isPending} disabled={!matched} onClick={() => start.mutate()}>
            {WORDS[kind]} {matched === undefined ? "" : count(matched)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Counts({ preview }: { readonly preview: BulkPreview }) {
  const labels = [...new Set(preview.counts.map((one) => one.label))].slice(0, 12);
  const of = (label: string, band: string) =>
    preview.counts
      .filter((one) => one.label === label && one.band === band)
      .reduce((sum, one) => sum + one.count, 0);
  if (preview.matched === 0)
    return <Notice>Nothing is there to decide: what matches has been decided already.</Notice>;
  return (
    <div className={ui["scroll"]}>
      <table className={ui["table"]}>
        <thead>
          <tr>
            <th scope="col">Label</th>
            {BANDS.map((band) => (
              <th key={band} scope="col" className={ui["number"]} style={{ color: `var(--band-${band})` }}>
                <BandSign band={band} /> {band}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label) => (
            <tr key={label}>
              <td>{label}</td>
              {BANDS.map((band) => (
                <td key={band} className={ui["number"]}>
                  {of(label, band) === 0 ? "–" : count(of(label, band))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Some of what would be decided. */
function Samples({ project, sample }: { readonly project: string; readonly sample: readonly BulkExample[] }) {
  const uids = [...new Set(sample.map((prediction) => prediction.item))];
  const search = new URLSearchParams({ query: narrowed("", uids) });
  const page = useQuery({
    queryKey: ["bulk-sample", project, uids],
    queryFn: () => json<Page<FoundItem>>("GET", `/projects/${project}/items/?${search}`),
    enabled: uids.length > 0,
  });
  const items = page.data?.results ?? [];
  const known = sample.flatMap((prediction) => {
    const item = items.find((one) => one.uid === prediction.item);
    return item ? [{ prediction, item }] : [];
  });
  return (
    <ul className={styles["samples"]} aria-label="Examples">
      {known.map(({ prediction, item }) => {
        const size = sizeOf(item);
        const box = boxOf(prediction);
        return (
          <li key={prediction.uid}>
            <Crop
              src={thumbnail(item, 640)}
              size={size}
              part={box ? surroundings(box, size) : { x: 0, y: 0, w: size.width, h: size.height }}
              {...(box ? { mark: box } : {})}
              colour={ON_IMAGE[bandOf(prediction.score)]}
              width={136}
              height={104}
            />
            {prediction.project_label} {signed(prediction.score)}
            {prediction.label !== prediction.project_label && (
              <small>the model says {prediction.label}</small>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Progress({ action, onUndone }: { readonly action: BulkAction; readonly onUndone: () => void }) {
  const undo = useMutation({
    mutationFn: () => undoBulk(action.uid),
    onSuccess: onUndone,
    onError: (problem) => say(problem.message),
  });
  const isOver = !isMoving(action);
  return (
    <>
      <div
        className={ui["bar"]}
        role="progressbar"
        aria-valuenow={action.progress_pct ?? 0}
        aria-label="Progress"
      >
        <div style={{ width: `${action.progress_pct ?? 0}%` }} />
      </div>
      <p>
        {action.status}: {count(action.applied)} of {count(action.matched)} decided
        {action.kept > 0 && `, ${count(action.kept)} left because they had changed or somebody holds them`}
        {action.undone > 0 && `, ${count(action.undone)} taken back`}
        {action.undo_kept > 0 && `, ${count(action.undo_kept)} kept because somebody touched them since`}
      </p>
      {action.error_message && <Notice tone="bad">{action.error_message}</Notice>}
      {isOver && action.undoable && (
        <div>
          <Button onClick={() => undo.mutate()} busy={undo.isPending}>
            Undo action
          </Button>
        </div>
      )}
    </>
  );
}
