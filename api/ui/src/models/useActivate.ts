import { useMutation, useQueryClient } from "@tanstack/react-query";
import { json } from "../api/client";
import { ApiFailure } from "../api/errors";
import { modelsQuery } from "../api/queries";
import type { ModelVersion } from "../api/types";

/** Makes a version the active one, and does so against the gate with a reason. */
export function useActivate(model: string, version: string, onDone: () => void = () => {}) {
  const client = useQueryClient();
  const send = (body?: { readonly force: true; readonly reason: string }) =>
    json<ModelVersion>("POST", `/models/${model}/versions/${version}/activate/`, body);
  // Also what was refused is listed among the activations.
  const onSettled = () =>
    Promise.all(
      [["version", model], ["activations", model], ["compare"], modelsQuery.queryKey].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  const activate = useMutation({ mutationFn: () => send(), onSuccess: onDone, onSettled });
  const overrule = useMutation({
    mutationFn: (reason: string) => send({ force: true, reason }),
    onSuccess: () => {
      activate.reset();
      onDone();
    },
    onSettled,
  });
  return { activate, overrule, isRefused: isRefusal(activate.error) };
}

function isRefusal(problem: unknown): boolean {
  return problem instanceof ApiFailure && problem.status === 409;
}
