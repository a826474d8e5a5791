import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AutotagSettings, Data, Model } from "../api/types";
import { Notice } from "../ui/Notice";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import { DataChoice } from "./DataChoice";
import { DryCount } from "./DryCount";
import { LimitSettings } from "./LimitSettings";
import { ModelChoice } from "./ModelChoice";
import { RunButton } from "./RunButton";
import { isWhole } from "./runData";
import styles from "./Settings.module.css";
import { Switch } from "./Switch";
import { saveSettings } from "./save";

interface Props {
  readonly project: string;
  readonly saved: AutotagSettings;
  readonly models: readonly Model[];
  /** A query that somebody came with, to run over what it finds. */
  readonly query: string | undefined;
  readonly isOperator: boolean;
  readonly user: string;
}

/** The steps from switching Autotag on to a run. */
export function AutotagFlow({ project, saved, models, query, isOperator, user }: Props) {
  const client = useQueryClient();
  const usable = models.filter((model) => model.active_version !== null);
  const [model, setModel] = useState(saved.model ?? usable[0]?.uid ?? "");
  const [data, setData] = useState<Data>(
    query === undefined ? (saved.data ?? { type: "full" }) : { type: "query", query },
  );
  const chosen = usable.find((one) => one.uid === model);
  const change = useMutation({
    mutationFn: (next: Partial<AutotagSettings>) =>
      saveSettings(client, project, (now) => ({ model: now.model ?? (model || null), ...next })),
    onError: (problem) => say(problem.message),
  });
  const isReady = saved.enabled && chosen !== undefined && isWhole(data);
  return (
    <>
      <header>
        <h1>Autotag</h1>
        <p className={ui["help"]}>A model predicts labels, and people accept, change or reject them.</p>
      </header>
      {!isOperator && (
        <Notice tone="warn">
          You can look at these settings. Changing them and running takes the role operator.
        </Notice>
      )}
      <div className={styles["steps"]}>
        <section className={`${ui["card"]} ${styles["step"]}`}>
          <h2>Enable Autotag</h2>
          <div className={styles["body"]}>
            <Switch
              label="Autotag for this project"
              isOn={saved.enabled}
              isDisabled={!isOperator || change.isPending}
              onChange={(enabled) => change.mutate({ enabled })}
            />
          </div>
        </section>
        <section className={`${ui["card"]} ${styles["step"]}`}>
          <h2>Choose a model</h2>
          <div className={styles["body"]}>
            <ModelChoice
              project={project}
              models={usable}
              model={model}
              isDisabled={!isOperator}
              onModel={(uid) => {
                setModel(uid);
                change.mutate({ model: uid });
              }}
            />
          </div>
        </section>
        <section className={`${ui["card"]} ${styles["step"]}`}>
          <h2>Choose the data</h2>
          <div className={styles["body"]}>
            <DataChoice project={project} user={user} data={data} isDisabled={!isOperator} onData={setData} />
          </div>
        </section>
        <section className={`${ui["card"]} ${styles["step"]}`}>
          <h2>Run</h2>
          <div className={styles["body"]}>
            {chosen && isWhole(data) && <DryCount project={project} data={data} model={chosen} user={user} />}
            {!saved.enabled && <p className={ui["help"]}>Enable Autotag first.</p>}
            <RunButton
              project={project}
              model={model}
              data={data}
              isDisabled={!isReady || !isOperator}
              onBefore={() =>
                change.mutateAsync({ model: model || null, ...(data.type !== "query" && { data }) })
              }
            />
          </div>
        </section>
        <section className={`${ui["card"]} ${ui["cardBody"]}`}>
          <Switch
            label="Tag new uploads"
            help={
              chosen === undefined
                ? "Choose a model first: without one no upload can be tagged."
                : "Pictures that come into a dataset of this project are predicted at once, without a run to start."
            }
            isOn={saved.auto_run}
            isDisabled={
              !isOperator || !saved.enabled || (chosen === undefined && !saved.auto_run) || change.isPending
            }
            onChange={(auto_run) => change.mutate({ auto_run })}
          />
        </section>
        <LimitSettings project={project} saved={saved} isDisabled={!isOperator} />
      </div>
    </>
  );
}
