import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { modelsQuery, sessionQuery } from "../api/queries";
import { may } from "../api/session";
import type { Model, ModelVersion } from "../api/types";
import { ago, at, counted } from "../ui/format";
import { Heads } from "../ui/Heads";
import { Empty, Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { AddModel } from "./AddModel";
import styles from "./Models.module.css";

const route = getRouteApi("/signed-in/p/$project/models");

/** The models of the organisation with their versions, and the way in for another one. */
export function Models() {
  const { project } = route.useParams();
  const models = useQuery(modelsQuery);
  const session = useQuery(sessionQuery).data;
  const isOperator = session ? may(session, "operator") : false;
  return (
    <main className={ui["page"]}>
      <header className={ui["pageHead"]}>
        <h1>Models</h1>
      </header>
      {models.error && <Problem of={models.error} again={() => models.refetch()} />}
      {isOperator ? (
        <AddModel project={project} models={models.data ?? []} />
      ) : (
        <Notice>Adding and activating models takes the role operator.</Notice>
      )}
      {models.data?.length === 0 && (
        <Empty title="No model yet">Drop an ONNX file above: what it is gets recognised.</Empty>
      )}
      {models.data?.map((model) => (
        <ModelCard key={model.uid} model={model} project={project} />
      ))}
    </main>
  );
}

function ModelCard({ model, project }: { readonly model: Model; readonly project: string }) {
  return (
    <section className={ui["card"]} aria-label={model.name}>
      <div className={styles["head"]}>
        <h2>{model.name}</h2>
        <span className={ui["help"]}>
          {model.active_version
            ? `version ${model.active_version.version} is active`
            : "no version is active"}
        </span>
      </div>
      <div className={ui["scroll"]} hidden={model.versions.length === 0}>
        <table className={ui["table"]}>
          <Heads names={["Version", "State", "Head", "Labels", "Training set", "Added"]} />
          <tbody>
            {[...model.versions]
              .sort((a, b) => b.version - a.version)
              .map((version) => (
                <VersionRow key={version.uid} model={model} version={version} project={project} />
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  readonly model: Model;
  readonly version: ModelVersion;
  readonly project: string;
}

function VersionRow({ model, version, project }: RowProps) {
  return (
    <tr>
      <td>
        <Link
          to="/p/$project/models/$model/$version"
          params={{ project, model: model.uid, version: String(version.version) }}
        >
          {model.name}@{version.version}
        </Link>
      </td>
      <td>
        <span className={styles["state"]} data-state={version.state}>
          {version.state}
        </span>
      </td>
      <td>{version.head ?? "–"}</td>
      <td>{counted(version.labels.length, "label")}</td>
      <td>{version.training_set ?? "–"}</td>
      <td title={at(version.created_at)}>{ago(version.created_at)}</td>
    </tr>
  );
}
