import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Run } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { changed, PRIORITIES, type Tuning, tune } from "./steering";

const WIDEST = 200;
/** What the field begins with. */
const USUAL = 8;

/** How much of the workers a run gets, to be changed while it goes on. */
export function TuneDialog({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  const id = useId();
  const client = useQueryClient();
  // As it was when the dialog came up, however it is changed elsewhere meanwhile.
  const [shown] = useState({ priority: run.priority, window: run.window ?? 0 });
  const [priority, setPriority] = useState(shown.priority);
  const [isChosen, setChosen] = useState(shown.window > 0);
  const [chunks, setChunks] = useState(String(shown.window || USUAL));
  const change = useMutation({
    mutationFn: (to: Partial<Tuning>) => tune(run, to),
    onSuccess: (next) => {
      client.setQueryData(["run", next.uid], next);
      void client.invalidateQueries({ queryKey: ["run-history", next.uid] });
      onClose();
    },
  });
  return (
    <Dialog title="Share of the workers" onClose={onClose}>
      <form
        className={ui["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          const to = changed(shown, { priority, window: isChosen ? Number(chunks) : 0 });
          if (Object.keys(to).length === 0) onClose();
          else change.mutate(to);
        }}
      >
        <div className={ui["field"]}>
          <label htmlFor={`${id}-priority`}>Priority</label>
          <select
            id={`${id}-priority`}
            className={ui["input"]}
            value={priority}
            aria-describedby={`${id}-weight`}
            onChange={(event) => setPriority(Number(event.target.value))}
          >
            {PRIORITIES.map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
          <p id={`${id}-weight`} className={ui["help"]}>
            Beside other runs: one of 4 gets twice as much as one of 2.
          </p>
        </div>
        <label>
          <input type="checkbox" checked={isChosen} onChange={(event) => setChosen(event.target.checked)} /> A
          window of its own, whatever the priority
        </label>
        {isChosen && (
          <div className={ui["field"]}>
            <label htmlFor={`${id}-window`}>Chunks in flight at most</label>
            <input
              id={`${id}-window`}
              className={ui["input"]}
              type="number"
              min={1}
              max={WIDEST}
              required
              value={chunks}
              onChange={(event) => setChunks(event.target.value)}
            />
          </div>
        )}
        {change.error && <Problem of={change.error} />}
        <DialogActions>
          <Button type="submit" look="primary" busy={change.isPending}>
            Change
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
