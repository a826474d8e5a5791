import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import type { ComparedVersion, Comparison } from "../api/compareTypes";
import { modelsQuery } from "../api/queries";
import { useMay } from "../api/useMay";
import { Overrule } from "../models/Overrule";
import { useActivate } from "../models/useActivate";
import { Button } from "../ui/Button";
import { Problem } from "../ui/Notice";
import { say } from "../ui/toast";
import ui from "../ui/ui.module.css";
import styles from "./Compare.module.css";
import type { Question } from "./queries";

interface Props {
  readonly question: Question;
  readonly label: string | undefined;
  readonly comparison: Comparison | undefined;
  readonly onChange: (change: Question & { readonly label?: string | undefined }) => void;
}

/** Which versions, on which items, for which label; and making B the one that people see. */
export function CompareBar({ question, label, comparison, onChange }: Props) {
  const id = useId();
  const models = useQuery(modelsQuery).data ?? [];
  const names = models.flatMap((model) => model.versions.map((one) => `${model.name}@${one.version}`));
  const [draft, setDraft] = useState(question.q ?? "");
  useEffect(() => setDraft(question.q ?? ""), [question.q]);
  const version = (side: "a" | "b") => (
    <div className={ui["field"]}>
      <label htmlFor={`${id}-${side}`}>{side.toUpperCase()}</label>
      <select
        id={`${id}-${side}`}
        className={ui["input"]}
        value={comparison?.[side].name ?? question[side] ?? ""}
        onChange={(event) => onChange({ [side]: event.target.value })}
      >
        {!comparison && question[side] === undefined && <option value="">choose a version</option>}
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </div>
  );
  const { activation, off } = usePromotion(comparison?.b);
  return (
    <>
      <form
        className={styles["bar"]}
        onSubmit={(event) => {
          event.preventDefault();
          onChange({ q: draft.trim() === "" ? undefined : draft.trim() });
        }}
      >
        {version("a")}
        {version("b")}
        <div className={`${ui["field"]} ${styles["query"]}`}>
          <label htmlFor={`${id}-q`}>on</label>
          <input
            id={`${id}-q`}
            className={ui["input"]}
            placeholder="all items; write a query and press Enter"
            value={draft}
            spellCheck={false}
            onChange={(event) => setDraft(event.target.value)}
          />
        </div>
        <div className={ui["field"]}>
          <label htmlFor={`${id}-label`}>Label</label>
          <select
            id={`${id}-label`}
            className={ui["input"]}
            value={label ?? ""}
            onChange={(event) => onChange({ label: event.target.value || undefined })}
          >
            <option value="">all</option>
            {(comparison?.labels ?? []).map((one) => (
              <option key={one.label}>{one.label}</option>
            ))}
          </select>
        </div>
        {comparison && (
          <Button
            look="primary"
            disabled={off !== null}
            title={off ?? "Queries see the predictions of this version from then on."}
            busy={activation.activate.isPending}
            onClick={() => activation.activate.mutate()}
          >
            Promote B
          </Button>
        )}
      </form>
      {activation.isRefused && <Overrule of={activation} />}
      {activation.activate.error && !activation.isRefused && <Problem of={activation.activate.error} />}
    </>
  );
}

/** What the gate refuses may be overruled below the bar. */
function usePromotion(version: ComparedVersion | undefined) {
  const models = useQuery(modelsQuery).data ?? [];
  const isOperator = useMay("operator");
  const model = models.find((one) => one.versions.some((other) => other.uid === version?.uid));
  const known = model?.versions.find((one) => one.uid === version?.uid);
  const activation = useActivate(model?.uid ?? "", version?.uid ?? "", () =>
    say(`${version?.name} is active: queries see its predictions from now on.`),
  );
  const off = version?.active
    ? "It is active already."
    : !isOperator
      ? "Takes the role operator."
      : known?.previewed_at
        ? null
        : "Preview it on a picture first, on the page of the model.";
  return { activation, off };
}
