import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { useState } from "react";
import { json } from "../api/client";
import { projectQuery, runsQuery } from "../api/queries";
import type { Data, Run } from "../api/types";
import { Button } from "../ui/Button";
import { Problem } from "../ui/Notice";
import { stated } from "./runData";
import { RunKeys } from "./runKeys";

interface Props {
  readonly project: string;
  readonly model: string;
  readonly data: Data;
  readonly isDisabled: boolean;
  readonly onBefore: () => Promise<unknown>;
}

type Order = Pick<Props, "model" | "data">;

/** Saves the settings, starts the run once however often it is sent, and goes to it. */
export function RunButton({ project, model, data, isDisabled, onBefore }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const projectName = useQuery(projectQuery(project)).data?.name ?? "";
  const [keys] = useState(() => new RunKeys());
  const run = useMutation({
    mutationFn: async (order: Order) => {
      const key = keys.of(order.model, order.data);
      await onBefore();
      return json<Run>("POST", `/projects/${project}/autotag/run/`, {
        data: stated(order.data),
        idempotency_key: key,
      });
    },
    onSuccess: async (started, order) => {
      keys.spend(order.model, order.data);
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
          onClick={() => run.mutate({ model, data })}
          title={`Over items of ${projectName}`}
        >
          <Play size={15} aria-hidden /> Run Autotag
        </Button>
      </div>
    </>
  );
}
