import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { CheckCircle2, Circle } from "lucide-react";
import { json } from "../api/client";
import { activationsQuery, modelsQuery } from "../api/queries";
import type { ModelVersion } from "../api/types";
import { useMay } from "../api/useMay";
import { Button } from "../ui/Button";
import { at, counted } from "../ui/format";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { Activations } from "./Activations";
import { Evaluation } from "./Evaluation";
import styles from "./Models.module.css";
import { Overrule } from "./Overrule";
import { Previews } from "./Previews";
import { Tunings } from "./Tunings";
import { useActivate } from "./useActivate";
import { VersionNotes } from "./VersionNotes";

const route = getRouteApi("/signed-in/p/$project/models/$model/$version");
const OPERATOR = "Takes the role operator.";

/** What a version is, what it says of some pictures, and whether it is the one that predicts. */
export function ModelVersionPage() {
  const { project, model, version } = route.useParams();
  const client = useQueryClient();
  const isOperator = useMay("operator");
  const models = useQuery(modelsQuery);
  const owner = models.data?.find((one) => one.uid === model);
  // The address names a version by its number, as people do; the API by its uid.
  const uid = owner?.versions.find((one) => String(one.version) === version)?.uid ?? version;
  const place = `/models/${model}/versions/${uid}`;
  const found = useQuery({
    enabled: !models.isPending,
    queryKey: ["version", model, version],
    queryFn: () => json<ModelVersion>("GET", `${place}/`),
  });
  const name = owner?.name ?? "";
  const changed = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["version", model, version] }),
      client.invalidateQueries({ queryKey: modelsQuery.queryKey }),
      client.invalidateQueries({ queryKey: activationsQuery(model).queryKey }),
    ]);
  const activation = useActivate(model, uid);
  const { activate } = activation;
  const retire = useMutation({
    mutationFn: () => json<ModelVersion>("POST", `${place}/retire/`),
    onSuccess: changed,
  });
  if (found.error) {
    return (
      <main className={ui["page"]}>
        <Problem of={found.error} again={() => found.refetch()} />
      </main>
    );
  }
  if (!found.data) return <main className={ui["page"]} aria-busy="true" />;
  const { data } = found;
  const isPreviewed = data.previewed_at !== null && data.previewed_at !== undefined;
  return (
    <main className={ui["page"]}>
      <header className={ui["pageHead"]}>
        <div>
          <h1>
            {name}@{data.version}
          </h1>
          <Link to="/p/$project/models" params={{ project }}>
            All models
          </Link>
        </div>
        <div className={styles["row"]}>
          <span className={styles["state"]} data-state={data.state}>
            {data.state}
          </span>
          {data.state !== "retired" && (
            <Button
              disabled={!isOperator}
              busy={retire.isPending}
              title={isOperator ? "Runs do not choose it any more; what it found stays." : OPERATOR}
              onClick={() => retire.mutate()}
            >
              Retire
            </Button>
          )}
          {data.state !== "active" && (
            <Button
              look="primary"
              disabled={!isOperator || !isPreviewed}
              busy={activate.isPending}
              title={
                !isOperator
                  ? OPERATOR
                  : isPreviewed
                    ? "Queries see the predictions of this version from then on."
                    : "Preview it on a picture first."
              }
              onClick={() => activate.mutate()}
            >
              Activate
            </Button>
          )}
        </div>
      </header>
      {activation.isRefused && <Overrule of={activation} />}
      {activate.error && !activation.isRefused && <Problem of={activate.error} />}
      {retire.error && <Problem of={retire.error} />}
      <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="What was recognised">
        <ul className={styles["checks"]}>
          <Check isDone text={`File ${data.file_sha256.slice(0, 12)}…, stored under its SHA-256`} />
          <Check isDone={data.head !== null} text={data.reason ?? "No head was recognised"} />
          {data.head === "embedding" ? (
            <Check isDone text="No labels: it gives embeddings, to find similar pictures with" />
          ) : (
            <Check isDone={data.labels.length > 0} text={counted(data.labels.length, "label")} />
          )}
          <Check
            isDone={data.training_set !== null}
            text={`Training set ${data.training_set ?? "is not named"}`}
          />
          <Check
            isDone={isPreviewed}
            text={
              isPreviewed && data.previewed_at ? `Previewed ${at(data.previewed_at)}` : "Not previewed yet"
            }
          />
          <Check isDone={data.state === "active"} text={data.state === "active" ? "Active" : "Not active"} />
        </ul>
      </section>
      <Previews
        project={project}
        place={place}
        barred={isOperator ? undefined : OPERATOR}
        onPreviewed={changed}
      />
      {data.head !== "embedding" && <Evaluation project={project} version={data.uid} />}
      <Activations model={model} barred={isOperator ? undefined : OPERATOR} onChanged={changed} />
      <Tunings of={data.tunings} />
      <VersionNotes
        place={place}
        version={data}
        barred={isOperator ? undefined : OPERATOR}
        onChanged={changed}
      />
      <section className={ui["card"]} aria-label="Card">
        <details open={data.state !== "active"}>
          <summary className={styles["summary"]}>Card, as YAML</summary>
          <pre className={styles["yaml"]}>{data.card}</pre>
        </details>
      </section>
    </main>
  );
}

function Check({ isDone, text }: { readonly isDone: boolean; readonly text: string }) {
  const Icon = isDone ? CheckCircle2 : Circle;
  return (
    <li data-done={isDone}>
      <Icon size={16} aria-label={isDone ? "Done" : "Open"} /> {text}
    </li>
  );
}
