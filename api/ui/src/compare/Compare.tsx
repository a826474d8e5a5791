import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ApiFailure } from "../api/errors";
import { Empty, Notice, Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { CompareBar } from "./CompareBar";
import { Curves } from "./Curves";
import { Disputed } from "./Disputed";
import { Figures } from "./Figures";
import { LabelFigures } from "./LabelFigures";
import { comparisonQuery, type Question } from "./queries";
import { WhatIf } from "./WhatIf";

const route = getRouteApi("/signed-in/p/$project/compare");

/** Without a choice the server takes the two that suggest themselves; where there are none, nothing is wrong. */
function isUnchosen({ a, b }: Question, problem: Error): boolean {
  return (a === undefined || b === undefined) && problem instanceof ApiFailure && problem.status === 400;
}

/** Two model versions over the same items: how right each is by what people said, and where they disagree. */
export function Compare() {
  const { project } = route.useParams();
  const { a, b, q, label, t } = route.useSearch();
  const navigate = route.useNavigate();
  const question = { a, b, q };
  const comparison = useQuery({
    ...comparisonQuery(project, question, label),
    placeholderData: keepPreviousData,
  });
  const threshold = Math.round(20 * Number(t ?? 0)) / 20 || 0;
  const { data } = comparison;
  const shown = comparison.error ? undefined : data;
  return (
    <main className={ui["page"]}>
      <header className={ui["pageHead"]}>
        <h1>Compare</h1>
      </header>
      <CompareBar
        question={question}
        label={label}
        comparison={data}
        onChange={(change) => void navigate({ search: (before) => ({ ...before, ...change }) })}
      />
      {comparison.error && isUnchosen(question, comparison.error) && (
        <Notice>Choose two versions that have looked at the same pictures.</Notice>
      )}
      {comparison.error && !isUnchosen(question, comparison.error) && (
        <Problem of={comparison.error} again={() => comparison.refetch()} />
      )}
      {comparison.isPending && <p role="status">Comparing…</p>}
      {shown && <Figures comparison={shown} />}
      {shown?.items === 0 && (
        <Empty title="Nothing to compare yet">
          None of these pictures was looked at by both versions: run each over them first.
        </Empty>
      )}
      {shown && shown.items > 0 && (
        <>
          <WhatIf
            project={project}
            a={shown.a}
            b={shown.b}
            threshold={threshold}
            onThreshold={(next) =>
              void navigate({ search: (before) => ({ ...before, t: next.toFixed(2) }), replace: true })
            }
          />
          <Curves a={shown.a} b={shown.b} threshold={threshold} />
          <Disputed project={project} question={question} />
          <LabelFigures
            labels={shown.labels}
            onLabel={(chosen) => void navigate({ search: (before) => ({ ...before, label: chosen }) })}
          />
        </>
      )}
    </main>
  );
}
