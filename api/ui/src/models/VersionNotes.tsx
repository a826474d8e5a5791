import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { json } from "../api/client";
import type { ModelVersion } from "../api/types";
import { Button } from "../ui/Button";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Models.module.css";

interface Props {
  readonly place: string;
  readonly version: ModelVersion;
  /** Why the person may not write; undefined where they may. */
  readonly barred: string | undefined;
  readonly onChanged: () => Promise<unknown>;
}

/** What people say of a version: notes to be written here, and metrics, which come from scripts. */
export function VersionNotes({ place, version, barred, onChanged }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const notes = draft ?? version.notes;
  const save = useMutation({
    mutationFn: () => json<ModelVersion>("PATCH", `${place}/`, { notes }),
    onSuccess: async () => {
      await onChanged();
      setDraft(null);
    },
  });
  const metrics = Object.entries(version.metrics);
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Notes">
      <div className={styles["row"]}>
        <h2>Notes</h2>
        <Button
          disabled={barred !== undefined || notes === version.notes}
          title={barred}
          busy={save.isPending}
          onClick={() => save.mutate()}
        >
          Save notes
        </Button>
      </div>
      {save.error && <Problem of={save.error} />}
      <textarea
        className={ui["input"]}
        aria-label="Notes on this version"
        placeholder="How it was trained, and what is known of it."
        maxLength={10_000}
        rows={3}
        readOnly={barred !== undefined}
        value={notes}
        onChange={(event) => setDraft(event.target.value)}
      />
      {metrics.length > 0 && (
        <dl className={styles["metrics"]}>
          {metrics.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
