import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { json } from "../api/client";
import type { Dataset, Source } from "../api/types";
import { useMay } from "../api/useMay";
import { Button } from "../ui/Button";
import { say } from "../ui/toast";
import { AccessDialog } from "./AccessDialog";
import { placeOf, sourcesQuery } from "./queries";
import { RemoveDialog } from "./RemoveDialog";
import { ScheduleDialog } from "./ScheduleDialog";
import styles from "./Sources.module.css";
import { isScanning } from "./told";

interface Props {
  readonly dataset: Dataset;
  readonly source: Source;
}

/** What can be done with a source by whom; nothing is offered that would be refused. */
export function SourceActions({ dataset, source }: Props) {
  const client = useQueryClient();
  const mayScan = useMay("operator");
  const mayChange = useMay("admin");
  const [asked, ask] = useState<"schedule" | "access" | "remove" | null>(null);
  const close = () => ask(null);
  const place = placeOf(dataset.uid, source);
  const outcome = {
    onSuccess: () => client.invalidateQueries({ queryKey: sourcesQuery(dataset.uid).queryKey }),
    onError: (problem: Error) => say(problem.message),
  };
  const scan = useMutation({ mutationFn: () => json("POST", `${place}scan/`), ...outcome });
  const pause = useMutation({
    mutationFn: () => json("PATCH", place, { is_paused: !source.is_paused }),
    ...outcome,
  });
  if (!mayScan) return null;
  return (
    <div className={styles["actions"]}>
      <Button busy={scan.isPending} disabled={isScanning(source)} onClick={() => scan.mutate()}>
        Scan now
      </Button>
      <Button busy={pause.isPending} onClick={() => pause.mutate()}>
        {source.is_paused ? "Resume" : "Pause"}
      </Button>
      <Button onClick={() => ask("schedule")}>Schedule…</Button>
      {mayChange && source.kind !== "folder" && (
        <Button onClick={() => ask("access")}>
          {source.kind === "s3" ? "Other keys…" : "New addresses…"}
        </Button>
      )}
      {mayChange && <Button onClick={() => ask("remove")}>Remove…</Button>}
      {asked === "schedule" && <ScheduleDialog dataset={dataset} source={source} onClose={close} />}
      {asked === "access" && <AccessDialog dataset={dataset} source={source} onClose={close} />}
      {asked === "remove" && <RemoveDialog dataset={dataset} source={source} onClose={close} />}
    </div>
  );
}
