import { useMutation, useQueryClient } from "@tanstack/react-query";
import { json } from "../api/client";
import type { Dataset, Source } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Problem } from "../ui/Notice";
import { placeOf, sourcesQuery } from "./queries";

interface Props {
  readonly dataset: Dataset;
  readonly source: Source;
  readonly onClose: () => void;
}

export function RemoveDialog({ dataset, source, onClose }: Props) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => json("DELETE", placeOf(dataset.uid, source)),
    onSuccess: () => client.invalidateQueries({ queryKey: sourcesQuery(dataset.uid).queryKey }),
  });
  return (
    <Dialog title={`Remove “${source.name}”?`} onClose={onClose}>
      <p>
        Its items stay, with all that people decided. Their pictures cannot be seen any more, until a source
        of this name gives them again.
      </p>
      {remove.error && <Problem of={remove.error} />}
      <DialogActions>
        <Button onClick={onClose}>Keep it</Button>
        <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
          Remove the source
        </Button>
      </DialogActions>
    </Dialog>
  );
}
