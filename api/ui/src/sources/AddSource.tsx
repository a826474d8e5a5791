import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { json } from "../api/client";
import type { Dataset } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Problem } from "../ui/Notice";
import { Segments } from "../ui/Segments";
import ui from "../ui/ui.module.css";
import { bodyOf, objections, type Place } from "./draft";
import { PlaceFields } from "./PlaceFields";
import { sourcesQuery } from "./queries";
import { ScheduleField } from "./ScheduleField";
import { useDraft } from "./useDraft";

interface Props {
  readonly datasets: readonly Dataset[];
  readonly onClose: () => void;
}

const PLACES: readonly { readonly value: Place; readonly title: string }[] = [
  { value: "folder", title: "Folder" },
  { value: "bucket", title: "Bucket" },
  { value: "addresses", title: "Addresses" },
  { value: "list", title: "List file" },
];

/** Where the pictures are and how to get at them; they are looked at as soon as that is known. */
export function AddSource({ datasets, onClose }: Props) {
  const id = useId();
  const client = useQueryClient();
  const [dataset, setDataset] = useState(datasets[0]?.uid ?? "");
  const { draft, said, form, isBusy, problem, change, submit } = useDraft({}, objections, async (wanted) => {
    await json("POST", `/datasets/${dataset}/sources/`, bodyOf(wanted));
    await client.invalidateQueries({ queryKey: sourcesQuery(dataset).queryKey });
    onClose();
  });
  return (
    <Dialog title="Add a source" onClose={onClose}>
      <form ref={form} className={ui["form"]} noValidate onSubmit={submit}>
        {datasets.length > 1 && (
          <Field label="Dataset">
            {(control) => (
              <select {...control} value={dataset} onChange={(event) => setDataset(event.target.value)}>
                {datasets.map((one) => (
                  <option key={one.uid} value={one.uid}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <div className={ui["field"]}>
          <span id={`${id}-place`} className={ui["label"]}>
            Where the pictures are
          </span>
          <div>
            <Segments
              label="Where the pictures are"
              options={PLACES}
              pressed={[draft.place]}
              onPress={(place) => change({ place })}
            />
          </div>
        </div>
        <PlaceFields draft={draft} said={said} onChange={change} />
        <Field label="Name" said={said["name"]} help="What its pictures are called by: name/path.">
          {(control) => (
            <input
              {...control}
              value={draft.name}
              placeholder="harbour"
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <ScheduleField
          every={draft.every}
          said={said["scan_every_minutes"]}
          onEvery={(every) => change({ every })}
        />
        {problem && <Problem of={problem} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={isBusy}>
            Add and scan
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
