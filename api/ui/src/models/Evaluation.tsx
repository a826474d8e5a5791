import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { json } from "../api/client";
import type { EvaluatedLabel, Evaluation as Found } from "../api/types";
import { Button } from "../ui/Button";
import { Estimate } from "../ui/Estimate";
import { Field } from "../ui/Field";
import { count, counted } from "../ui/format";
import { Heads } from "../ui/Heads";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Models.module.css";

/** How well a version finds what is there, once somebody asks: it may read fifty thousand items. */
export function Evaluation({ project, version }: { readonly project: string; readonly version: string }) {
  const [draft, setDraft] = useState("");
  const [query, setQuery] = useState<string | null>(null);
  const found = useQuery({
    enabled: query !== null,
    queryKey: ["evaluation", project, version, query],
    queryFn: ({ signal }) =>
      json<Found>(
        "GET",
        `/projects/${project}/evaluation/?${new URLSearchParams({ version, query: query ?? "" })}`,
        undefined,
        { signal },
      ),
    staleTime: 0,
    retry: false,
  });
  return (
    <section className={ui["card"]} aria-label="Evaluation">
      <div className={ui["cardBody"]}>
        <h2>Evaluation</h2>
        <p className={ui["help"]}>
          On items of this project of which everything is known: reviewed ones, and those that ground truth
          was imported for.
        </p>
        <form
          className={styles["asked"]}
          onSubmit={(event) => {
            event.preventDefault();
            const wanted = draft.trim();
            if (wanted === query) void found.refetch();
            else setQuery(wanted);
          }}
        >
          <Field label="Items">
            {(control) => (
              <input
                {...control}
                placeholder="all; or a query, such as slice = &quot;validation&quot;"
                value={draft}
                spellCheck={false}
                onChange={(event) => setDraft(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" busy={found.isFetching}>
            Evaluate
          </Button>
        </form>
        {found.error && <Problem of={found.error} />}
        {found.data && <Summary of={found.data} />}
      </div>
      {found.data && <Labels of={found.data.labels.filter(isSomewhere)} />}
    </section>
  );
}

function Summary({ of }: { readonly of: Found }) {
  return (
    <>
      <dl className={styles["metrics"]}>
        <Fact name="Precision">
          <Estimate of={of.precision} />
        </Fact>
        <Fact name="Recall">
          <Estimate of={of.recall} />
        </Fact>
        <Fact name="mAP">{decimal(of.map)}</Fact>
        <Fact name="mAP50">{decimal(of.map50)}</Fact>
        <Fact name="mAP75">{decimal(of.map75)}</Fact>
      </dl>
      <p className={ui["help"]}>
        {counted(of.items, "item")} of which everything is known
        {of.complete ? "." : ": the newest ones. Ask for fewer by a query."} Beside each share: where the true
        one lies with 95 % confidence.
      </p>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Of the labels that a version knows most are often nowhere on the items. */
const isSomewhere = (one: EvaluatedLabel): boolean => one.objects > 0 || one.precision.of > 0;

function Labels({ of }: { readonly of: readonly EvaluatedLabel[] }) {
  if (of.length === 0) return null;
  return (
    <div className={ui["scroll"]}>
      <table className={ui["table"]}>
        <Heads names={["Label", "Objects", "Precision", "Recall", "AP", "AP50", "AP75"]} />
        <tbody>
          {of.map((one) => (
            <tr key={one.label}>
              <th scope="row">{one.label}</th>
              <td>{count(one.objects)}</td>
              <td>
                <Estimate of={one.precision} />
              </td>
              <td>
                <Estimate of={one.recall} />
              </td>
              <td>{decimal(one.ap)}</td>
              <td>{decimal(one.ap50)}</td>
              <td>{decimal(one.ap75)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const decimal = (value: number | null): string => (value === null ? "–" : value.toFixed(3));
