import { useQueryClient } from "@tanstack/react-query";
import { json } from "../api/client";
import type { Dataset, Source } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Problem } from "../ui/Notice";
import { Segments } from "../ui/Segments";
import ui from "../ui/ui.module.css";
import { accessObjections, accessOf, type Place } from "./draft";
import { KeyFields } from "./KeyFields";
import { AddressFields } from "./PlaceFields";
import { placeOf, sourcesQuery } from "./queries";
import { useDraft } from "./useDraft";

interface Props {
  readonly dataset: Dataset;
  readonly source: Source;
  readonly onClose: () => void;
}

const WAYS = [
  { value: "addresses", title: "Addresses" },
  { value: "list", title: "List file" },
] as const;

/** Other keys of a bucket, or the addresses of pictures anew, as when signed ones expire. */
export function AccessDialog({ dataset, source, onClose }: Props) {
  const client = useQueryClient();
  const isBucket = source.kind === "s3";
  const now: Place = isBucket ? "bucket" : source.location.includes("://") ? "list" : "addresses";
  const { draft, said, form, isBusy, problem, change, submit } = useDraft(
    { place: now },
    (wanted) => accessObjections(wanted, isBucket),
    async (wanted) => {
      await json("PUT", `${placeOf(dataset.uid, source)}access/`, accessOf(wanted));
      await client.invalidateQueries({ queryKey: sourcesQuery(dataset.uid).queryKey });
      onClose();
    },
  );
  return (
    <Dialog title={`${isBucket ? "Other keys" : "New addresses"} for “${source.name}”`} onClose={onClose}>
      <form ref={form} className={ui["form"]} noValidate onSubmit={submit}>
        {isBucket ? (
          <KeyFields draft={draft} said={said} onChange={change} />
        ) : (
          <>
            <p className={ui["help"]}>
              An address that is signed anew is the same picture. What is not listed any more is noted as gone
              by the next scan.
            </p>
            <div>
              <Segments
                label="How the addresses are given"
                options={WAYS}
                pressed={[draft.place === "list" ? "list" : "addresses"]}
                onPress={(place) => change({ place })}
              />
            </div>
            <AddressFields draft={draft} said={said} onChange={change} />
          </>
        )}
        {problem && <Problem of={problem} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={isBusy}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
