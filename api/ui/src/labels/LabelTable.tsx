import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { json } from "../api/client";
import { ApiFailure } from "../api/errors";
import { taxonomyQuery } from "../api/queries";
import type { Taxonomy } from "../api/types";
import { Button } from "../ui/Button";
import { Empty, Notice, Problem } from "../ui/Notice";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import { changed, draftOf, labelsOf, moved, problemsOf, withNew } from "./draft";
import { LabelRow } from "./LabelRow";
import styles from "./Labels.module.css";

interface Props {
  readonly project: string;
  readonly taxonomy: Taxonomy;
  readonly isDisabled: boolean;
}

const NEW_COLOUR = "#4fa8f5";

/** The labels of the project, edited as a whole: nothing is changed until they are saved. */
export function LabelTable({ project, taxonomy, isDisabled }: Props) {
  const client = useQueryClient();
  const before = draftOf(taxonomy.labels);
  const [draft, setDraft] = useState(before);
  const problems = problemsOf(draft);
  const isChanged = JSON.stringify(labelsOf(draft)) !== JSON.stringify(labelsOf(before));
  const save = useMutation({
    mutationFn: () =>
      json<Taxonomy>("PUT", `/projects/${project}/taxonomy/`, {
        version: taxonomy.version,
        labels: labelsOf(draft),
      }),
    onSuccess: (saved) => {
      client.setQueryData(taxonomyQuery(project).queryKey, saved);
      setDraft(draftOf(saved.labels));
      say("The labels are saved.");
    },
  });
  const reload = async () => {
    save.reset();
    const fresh = await client.fetchQuery({ ...taxonomyQuery(project), staleTime: 0 });
    setDraft(draftOf(fresh.labels));
  };
  return (
    <>
      {draft.length === 0 && (
        <Empty title="No label yet">Add one here, or let a run bring the labels of its model.</Empty>
      )}
      {draft.length > 0 && (
        <section className={`${ui["card"]} ${ui["scroll"]}`} aria-label="Labels">
          <table className={`${ui["table"]} ${styles["table"]}`}>
            <thead>
              <tr>
                <th scope="col">Colour</th>
                <th scope="col">Label</th>
                <th scope="col">Key</th>
                <th scope="col">Attributes</th>
                <th scope="col">
                  <span className="visually-hidden">Order</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {draft.map((label) => (
                <LabelRow
                  key={label.id}
                  label={label}
                  isDisabled={isDisabled}
                  onChange={(change) => setDraft(changed(draft, label.id, change))}
                  onMove={(by) => setDraft(moved(draft, label.id, by))}
                  onRemove={() => setDraft(draft.filter((one) => one.id !== label.id))}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {problems.length > 0 && <Notice tone="warn">{problems.join(" ")}</Notice>}
      {save.error && (
        <>
          <Problem of={save.error} />
          {save.error instanceof ApiFailure && save.error.status === 409 && (
            <div>
              <Button onClick={reload}>Show the labels as they are now</Button>
            </div>
          )}
        </>
      )}
      <div className={styles["row"]}>
        <Button disabled={isDisabled} onClick={() => setDraft(withNew(draft, NEW_COLOUR))}>
          <Plus size={14} aria-hidden /> Add a label
        </Button>
        <Button
          look="primary"
          disabled={isDisabled || !isChanged || problems.length > 0}
          busy={save.isPending}
          onClick={() => save.mutate()}
        >
          Save labels
        </Button>
        {isChanged && <Button onClick={() => setDraft(before)}>Leave them as they are</Button>}
      </div>
    </>
  );
}
