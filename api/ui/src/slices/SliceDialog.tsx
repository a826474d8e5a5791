import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiFailure } from "../api/errors";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { count, counted } from "../ui/format";
import { Notice, Problem } from "../ui/Notice";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import { collect, makeSlice } from "./collect";

interface Props {
  readonly project: string;
  readonly query: string;
  readonly onClose: () => void;
}

/** Gives the items that a query finds now a name of their own. */
export function SliceDialog({ project, query, onClose }: Props) {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [found, setFound] = useState(0);
  const make = useMutation({
    mutationFn: async () => {
      const items = await collect(project, query, setFound);
      if (items.count === 0) throw new Error("No item matches this query now, so there is nothing to name.");
      return makeSlice(name.trim(), items);
    },
    onSuccess: (slice) => {
      void client.invalidateQueries({ queryKey: ["slices"] });
      void client.invalidateQueries({ queryKey: ["facets"] });
      say(`Slice “${slice.name}” with ${counted(slice.item_count, "item")} is made`);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  const nameProblem = make.error instanceof ApiFailure ? make.error.field("name") : [];
  return (
    <Dialog title="Save as a slice" onClose={onClose}>
      <form onSubmit={submit} className={ui["field"]}>
        <label htmlFor="slice-name">Name</label>
        <input
          id="slice-name"
          autoFocus
          className={ui["input"]}
          value={name}
          maxLength={100}
          required
          aria-describedby="slice-help"
          onChange={(event) => setName(event.target.value)}
        />
        <p id="slice-help" className={ui["help"]}>
          The slice holds the items that <code>{query === "" ? "no condition" : query}</code> finds now. It
          does not change when predictions do.
        </p>
        {make.isPending && <Notice>Collected {count(found)} items…</Notice>}
        {nameProblem.length > 0 ? (
          <Notice tone="bad">{nameProblem.join(" ")}</Notice>
        ) : (
          make.error && <Problem of={make.error} />
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={make.isPending} disabled={name.trim() === ""}>
            Save slice
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
