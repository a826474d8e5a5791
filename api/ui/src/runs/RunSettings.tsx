import { Link } from "@tanstack/react-router";
import type { Model, Run } from "../api/types";
import { ago, at } from "../ui/format";
import ui from "../ui/ui.module.css";
import { appliedBy, versionOf } from "./applied";
import { RunHistory } from "./RunHistory";
import { selectionOf } from "./steering";

const FORCED =
  "yes: what the model version predicted before is replaced, except on items that somebody has decided on";

interface Props {
  readonly run: Run;
  readonly models: readonly Model[];
  readonly project: string;
}

/** What a run was started with. */
export function RunSettings({ run, models, project }: Props) {
  const version = versionOf(run, models);
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    [
      "Model version",
      version === null ? (
        run.model_name
      ) : (
        <Link
          key="model"
          to="/p/$project/models/$model/$version"
          params={{ project, model: run.model, version: String(version) }}
        >
          {appliedBy(run, models)}
        </Link>
      ),
    ],
    ["Training set", run.training_set],
    ["Covers", <code key="covers">{selectionOf(run)}</code>],
    ["Kind", run.kind],
    ["Repeats what is unchanged", run.force ? FORCED : "no"],
    ["Priority", `${run.priority} of 5`],
    ["Window", run.window === null ? "follows from the priority" : `${run.window} chunks in flight at most`],
    ["Created", `${at(run.created_at)} (${ago(run.created_at)})`],
    ["Attempt of the driver", run.epoch],
    ["Uid", <code key="uid">{run.uid}</code>],
  ];
  return (
    <>
      <section className={ui["card"]}>
        <table className={ui["table"]}>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={ui["cardBody"]}>
          <Link to="/p/$project/explore" params={{ project }} search={{ q: `run = "${run.uid}"` }}>
            Open its predictions in Explore
          </Link>
        </div>
      </section>
      <RunHistory uid={run.uid} />
    </>
  );
}
