import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { useState } from "react";
import { json } from "../api/client";
import { projectQuery, runsQuery } from "../api/queries";
import type { Data, Run } from "../api/types";
import { uuid } from "../api/uuid";
import { Button } from "../ui/Button";
import { Problem } from "../ui/Notice";
import { stated } from "./runData";

interface Props {
  readonly project: string;
  readonly model: string;
  readonly data: Data;
  readonly isDisabled: boolean;
  readonly onBefore: () => Promise<unknown>;
}

/** Saves the settings, starts the run once however often it is sent, and goes to it. */
export function RunButton({ project, model, data, isDisabled, onBefore }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const projectName = useQuery(projectQuery(project)).data?.name ?? "";
  const wanted = JSON.stringify([model, data]);
  const [order, setOrder] = useState({ key: uuid(), wanted });
  // The key stands for one run: what is chosen anew after an answer that was lost is another.
  if (order.wanted !== wanted) setOrder({ key: uuid(), wanted });
  const run = useMutation({
    mutationFn: async () => {
      await onBefore();
      return json<Run>("POST", `/projects/${project}/autotag/run/`, {
        data: stated(data),
        idempotency_key: order.key,
      });
    },
    onSuccess: async (started) => {
      setOrder({ key: uuid(), wanted });
      await client.invalidateQueries({ queryKey: runsQuery(project).queryKey });
      await navigate({ to: "/p/$project/runs/$run", params: { project, run: started.uid }, search: {} });
    },
  });
  return (
    <>
      {run.error && <Problem of={run.error} />}
      <div>
        <Button
          look="primary"
          disabled={isDisabled}
          busy={run.isPending}
          onClick={() => run.mutate()}
          title={`Over items of ${projectName}`}
        >
          <Play size={15} aria-hidden /> Run Autotag
        </Button>
      </div>
    </>
  );
}
