import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { json } from "../api/client";
import { saidOf } from "../api/errors";
import type { Dataset, Source } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { useRefused } from "../ui/useRefused";
import { objectionToPause } from "./draft";
import { placeOf, sourcesQuery } from "./queries";
import { ScheduleField } from "./ScheduleField";

interface Props {
  readonly dataset: Dataset;
  readonly source: Source;
  readonly onClose: () => void;
}

/** How often the source is scanned by itself, to be changed. */
export function ScheduleDialog({ dataset, source, onClose }: Props) {
  const client = useQueryClient();
  const [every, setEvery] = useState(source.scan_every_minutes ?? 0);
  const [objection, object] = useState("");
  const change = useMutation({
    mutationFn: () => json("PATCH", placeOf(dataset.uid, source), { scan_every_minutes: every }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sourcesQuery(dataset.uid).queryKey });
      onClose();
    },
  });
  const refusal = saidOf(change.error, ["scan_every_minutes"])["scan_every_minutes"] ?? [];
  const said = objection === "" ? refusal : [objection];
  const form = useRefused(objection || change.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = objectionToPause(every);
    object(found);
    if (found === "") change.mutate();
  };
  return (
    <Dialog title={`When “${source.name}” is scanned`} onClose={onClose}>
      <form ref={form} className={ui["form"]} noValidate onSubmit={submit}>
        <ScheduleField every={every} said={said} onEvery={setEvery} />
        {source.is_paused && <p className={ui["help"]}>It is paused: this counts once it is resumed.</p>}
        {change.error && said.length === 0 && <Problem of={change.error} />}
        <DialogActions>
          <Button type="submit" look="primary" busy={change.isPending}>
            Change
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
