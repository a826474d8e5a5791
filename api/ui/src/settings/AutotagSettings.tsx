import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { useState } from "react";
import { json } from "../api/client";
import {
  modelsQuery,
  projectQuery,
  runsQuery,
  sessionQuery,
  settingsQuery,
  slicesQuery,
} from "../api/queries";
import { may } from "../api/session";
import type { Data, ItemCount, Model, Run, AutotagSettings as Settings, Slice } from "../api/types";
import { everything } from "../explore/bulk";
import { quoted } from "../query/tree";
import { Button } from "../ui/Button";
import { count, counted } from "../ui/format";
import { Notice, Problem } from "../ui/Notice";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import styles from "./Settings.module.css";
import { Switch } from "./Switch";

const route = getRouteApi("/signed-in/p/$project/settings/autotag");

/** Enable, choose a model, choose the data, see what a run would do, and run it. */
export function AutotagSettings() {
  const { project } = route.useParams();
  const { q } = route.useSearch();
  const settings = useQuery(settingsQuery(project));
  const models = useQuery(modelsQuery);
  const session = useQuery(sessionQuery).data;
  if (settings.error) return <Problem of={settings.error} again={() => settings.refetch()} />;
  if (!settings.data || !models.data || !session) return <p role="status">Loading…</p>;
  return (
    <Flow
      key={q ?? ""}
      project={project}
      saved={settings.data}
      models={models.data}
      query={q}
      isOperator={may(session, "operator")}
      user={session.user}
    />
  );
}

interface FlowProps {
  readonly project: string;
  readonly saved: Settings;
  readonly models: readonly Model[];
  /** A query that somebody came with, to run over what it finds. */
  readonly query: string | undefined;
  readonly isOperator: boolean;
  readonly user: string;
}

function Flow({ project, saved, models, query, isOperator, user }: FlowProps) {
  const client = useQueryClient();
  const usable = models.filter((model) => model.active_version !== null);
  const [model, setModel] = useState(saved.model ?? usable[0]?.uid ?? "");
  const [data, setData] = useState<Data>(
    query === undefined ? (saved.data ?? { type: "full" }) : { type: "query", query },
  );
  const chosen = usable.find((one) => one.uid === model);
  const change = useMutation({
    mutationFn: (next: Partial<Settings>) =>
      json<Settings>("PUT", `/projects/${project}/autotag/`, { ...saved, model: model || null, ...next }),
    onSuccess: (next) => client.setQueryData(settingsQuery(project).queryKey, next),
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
            <DataChoice user={user} data={data} isDisabled={!isOperator} onData={setData} />
          </div>
        </section>
        <section className={`${ui["card"]} ${styles["step"]}`}>
          <h2>Run</h2>
          <div className={styles["body"]}>
            {chosen && isWhole(data) && <DryCount project={project} data={data} model={chosen} user={user} />}
            {!saved.enabled && <p className={ui["help"]}>Enable Autotag first.</p>}
            <RunButton
              project={project}
              data={data}
              isDisabled={!isReady || !isOperator}
              onBefore={() =>
                change.mutateAsync({ model: model || null, data: data.type === "query" ? saved.data : data })
              }
            />
          </div>
        </section>
        <section className={`${ui["card"]} ${ui["cardBody"]}`}>
          <Switch
            label="Tag new uploads"
            help="Pictures that come into a dataset of this project are predicted at once, without a run to start."
            isOn={saved.auto_run}
            isDisabled={!isOperator || !saved.enabled || change.isPending}
            onChange={(auto_run) => change.mutate({ auto_run })}
          />
        </section>
      </div>
    </>
  );
}

interface ModelProps {
  readonly project: string;
  readonly models: readonly Model[];
  readonly model: string;
  readonly isDisabled: boolean;
  readonly onModel: (uid: string) => void;
}

function ModelChoice({ project, models, model, isDisabled, onModel }: ModelProps) {
  if (models.length === 0) {
    return (
      <Notice>
        No model is active yet.{" "}
        <Link to="/p/$project/models" params={{ project }}>
          Add a model
        </Link>
        , preview it on a picture and activate it.
      </Notice>
    );
  }
  return (
    <>
      {models.map((one) => (
        <label key={one.uid} className={styles["choice"]}>
          <input
            type="radio"
            name="model"
            checked={one.uid === model}
            disabled={isDisabled}
            onChange={() => onModel(one.uid)}
          />
          <span>
            <b>
              {one.name}@{one.active_version?.version}
            </b>
            <p>
              {one.active_version?.head} · training set {one.active_version?.training_set ?? "unknown"} ·{" "}
              {counted(one.active_version?.labels.length ?? 0, "label")}
            </p>
          </span>
        </label>
      ))}
    </>
  );
}

interface DataProps {
  readonly user: string;
  readonly data: Data;
  readonly isDisabled: boolean;
  readonly onData: (data: Data) => void;
}

function DataChoice({ user, data, isDisabled, onData }: DataProps) {
  const slices = useQuery(slicesQuery(user));
  const ready = (slices.data ?? []).filter((slice) => slice.item_count > 0);
  const chosen = data.slices ?? [];
  return (
    <>
      <label className={styles["choice"]}>
        <input
          type="radio"
          name="data"
          checked={data.type === "full"}
          disabled={isDisabled}
          onChange={() => onData({ type: "full" })}
        />
        <span>
          <b>Full dataset</b>
          <p>Everything in the datasets of this project.</p>
        </span>
      </label>
      <label className={styles["choice"]}>
        <input
          type="radio"
          name="data"
          checked={data.type === "slices"}
          disabled={isDisabled || ready.length === 0}
          onChange={() => onData({ type: "slices", slices: chosen })}
        />
        <span>
          <b>Slices</b>
          <p>
            {ready.length === 0
              ? "There is none yet: Explore saves what a query finds as one."
              : "Items that somebody put together under a name."}
          </p>
        </span>
      </label>
      {data.type === "slices" && (
        <fieldset className={styles["row"]}>
          <legend className="visually-hidden">Slices</legend>
          {ready.map((slice: Slice) => (
            <label key={slice.uid} className={styles["row"]}>
              <input
                type="checkbox"
                checked={chosen.includes(slice.uid)}
                disabled={isDisabled}
                onChange={(event) =>
                  onData({
                    type: "slices",
                    slices: event.target.checked
                      ? [...chosen, slice.uid]
                      : chosen.filter((one) => one !== slice.uid),
                  })
                }
              />
              {slice.name} <span className={ui["help"]}>{count(slice.item_count)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <label className={styles["choice"]}>
        <input
          type="radio"
          name="data"
          checked={data.type === "query"}
          disabled={isDisabled}
          onChange={() => onData({ type: "query", query: data.query ?? "predicted = false" })}
        />
        <span>
          <b>A query</b>
          <p>What a query finds when the run starts, such as items that no model has seen.</p>
        </span>
      </label>
      {data.type === "query" && (
        <textarea
          className={ui["input"]}
          rows={2}
          aria-label="Query of the run"
          value={data.query ?? ""}
          disabled={isDisabled}
          spellCheck={false}
          onChange={(event) => onData({ type: "query", query: event.target.value })}
        />
      )}
    </>
  );
}

interface DryProps {
  readonly project: string;
  readonly data: Data;
  readonly model: Model;
  readonly user: string;
}

/** What a run would meet, counted by the same queries that find items everywhere. */
function DryCount({ project, data, model, user }: DryProps) {
  const slices = useQuery(slicesQuery(user)).data ?? [];
  const covered = queryOf(data, slices);
  const version = quoted(`${model.name}@${model.active_version?.version ?? ""}`);
  const and = (more: string) => (covered === "" ? more : `(${covered}) AND ${more}`);
  const all = useCount(project, covered);
  const seen = useCount(project, and(`predicted = ${version}`));
  const reviewed = useCount(project, and('review_status = "reviewed"'));
  if (all.error) return <Problem of={all.error} />;
  const n = all.data?.count;
  if (n === undefined) return <p role="status">Counting…</p>;
  return (
    <div>
      <p className={styles["count"]}>{counted(n, "item")}</p>
      <p className={ui["help"]}>
        {seen.data &&
          `${count(seen.data.count)} unchanged: this version has predicted them already, they are skipped. `}
        {reviewed.data &&
          `${count(reviewed.data.count)} protected: people finished them, what they decided stays.`}
      </p>
      <code className={ui["help"]}>{covered === "" ? "full dataset" : covered}</code>
    </div>
  );
}

function useCount(project: string, query: string) {
  return useQuery({
    queryKey: ["count", project, query],
    queryFn: () =>
      json<ItemCount>("GET", `/projects/${project}/items/count/?${new URLSearchParams({ query })}`),
    retry: false,
  });
}

interface RunProps {
  readonly project: string;
  readonly data: Data;
  readonly isDisabled: boolean;
  readonly onBefore: () => Promise<unknown>;
}

function RunButton({ project, data, isDisabled, onBefore }: RunProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const projectName = useQuery(projectQuery(project)).data?.name ?? "";
  const [key, setKey] = useState(() => crypto.randomUUID());
  const run = useMutation({
    mutationFn: async () => {
      await onBefore();
      return json<Run>("POST", `/projects/${project}/autotag/run/`, {
        data: stated(data),
        idempotency_key: key,
      });
    },
    onSuccess: async (started) => {
      setKey(crypto.randomUUID());
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

/** A run over the query of everything is a run over the full dataset. */
function stated(data: Data): Data {
  return data.type === "query" ? { type: "query", query: everything(data.query ?? "") } : data;
}

function isWhole(data: Data): boolean {
  if (data.type === "slices") return (data.slices ?? []).length > 0;
  return data.type !== "query" || (data.query ?? "").trim() !== "";
}

function queryOf(data: Data, slices: readonly Slice[]): string {
  if (data.type === "query") return data.query ?? "";
  if (data.type !== "slices") return "";
  const names = slices.filter((slice) => data.slices?.includes(slice.uid)).map((slice) => quoted(slice.slug));
  return names.length === 0 ? "" : `slice IN (${names.join(", ")})`;
}
