import type { Model, Run } from "../api/types";

type Applied = Pick<Run, "model" | "model_name" | "model_version">;

/** The number of the version that a run applies; null while the models are not known, or for one made since they were. */
export function versionOf(run: Applied, models: readonly Model[]): number | null {
  const model = models.find((one) => one.uid === run.model);
  return model?.versions.find((one) => one.uid === run.model_version)?.version ?? null;
}

/** The version that a run applies, as it is written elsewhere. */
export function appliedBy(run: Applied, models: readonly Model[]): string {
  const version = versionOf(run, models);
  return version === null ? run.model_name : `${run.model_name}@${version}`;
}
