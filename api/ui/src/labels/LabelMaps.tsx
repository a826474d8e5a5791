import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { json } from "../api/client";
import { modelsQuery, settingsQuery } from "../api/queries";
import type { LabelMap, Taxonomy } from "../api/types";
import { Button } from "../ui/Button";
import { Heads } from "../ui/Heads";
import { Empty, Problem } from "../ui/Notice";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import styles from "./Labels.module.css";

interface Props {
  readonly project: string;
  readonly taxonomy: Taxonomy;
  readonly isDisabled: boolean;
}

const IGNORED = "";

/** What each label of a model is called in the project, and which are ignored. */
export function LabelMaps({ project, taxonomy, isDisabled }: Props) {
  const models = useQuery(modelsQuery).data ?? [];
  const versions = models.flatMap((model) =>
    model.versions.map((one) => ({ uid: one.uid, title: `${model.name}@${one.version}` })),
  );
  const [chosen, choose] = useState<string | null>(null);
  const own = useQuery(settingsQuery(project)).data?.model;
  const first = models.find((model) => model.uid === own) ?? models.find((model) => model.active_version);
  const version = chosen ?? first?.active_version?.uid ?? null;
  if (versions.length === 0) return null;
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Labels of models">
      <h2>Labels of models</h2>
      <p className={ui["help"]}>
        A model says its own labels; the project calls them as it likes, or ignores them.
      </p>
      <div className={ui["field"]}>
        <label htmlFor="map-version">Model version</label>
        <select
          id="map-version"
          className={ui["input"]}
          value={version ?? ""}
          onChange={(event) => choose(event.target.value)}
        >
          {versions.map((one) => (
            <option key={one.uid} value={one.uid}>
              {one.title}
            </option>
          ))}
        </select>
      </div>
      {version !== null && (
        <MapOf
          key={version}
          project={project}
          version={version}
          names={taxonomy.labels.map((label) => label.name)}
          isDisabled={isDisabled}
        />
      )}
    </section>
  );
}

interface MapProps {
  readonly project: string;
  readonly version: string;
  readonly names: readonly string[];
  readonly isDisabled: boolean;
}

function MapOf({ project, version, names, isDisabled }: MapProps) {
  const client = useQueryClient();
  const place = `/projects/${project}/taxonomy/maps/${version}/`;
  const queryKey = ["label-map", project, version];
  const map = useQuery({ queryKey, queryFn: () => json<LabelMap>("GET", place) });
  const [targets, setTargets] = useState<ReadonlyMap<string, string>>(new Map());
  const save = useMutation({
    mutationFn: () =>
      json<LabelMap>("PUT", place, {
        labels: [...targets].map(([label, target]) => ({
          label,
          target: target === IGNORED ? null : target,
        })),
      }),
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved);
      setTargets(new Map());
      say("The labels of the model are saved. Predictions show them at once.");
    },
  });
  if (map.error) return <Problem of={map.error} again={() => map.refetch()} />;
  if (!map.data) return <p role="status">Loading…</p>;
  if (map.data.labels.length === 0) {
    return (
      <Empty title="No run yet">The first run of this version in the project makes its labels known.</Empty>
    );
  }
  return (
    <>
      <div className={`${ui["scroll"]} ${styles["map"]}`}>
        <table className={ui["table"]}>
          <Heads names={["The model says", "The project calls it"]} />
          <tbody>
            {map.data.labels.map(({ label, target }) => (
              <tr key={label}>
                <td>{label}</td>
                <td>
                  <select
                    className={ui["input"]}
                    aria-label={`What ${label} is called`}
                    value={targets.get(label) ?? target ?? IGNORED}
                    disabled={isDisabled}
                    onChange={(event) => setTargets(new Map(targets).set(label, event.target.value))}
                  >
                    <option value={IGNORED}>ignored</option>
                    {names.map((name) => (
                      <option key={name}>{name}</option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {save.error && <Problem of={save.error} />}
      <div>
        <Button
          look="primary"
          disabled={isDisabled || targets.size === 0}
          busy={save.isPending}
          onClick={() => save.mutate()}
        >
          Save {targets.size > 0 ? targets.size : ""} changed
        </Button>
      </div>
    </>
  );
}
