import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { json } from "../api/client";
import type { ComparedVersion, Comparison } from "../api/compareTypes";
import { modelsQuery, sessionQuery } from "../api/queries";
import { may } from "../api/session";
import { Button } from "../ui/Button";
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
  return (
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
      {comparison && <Promote version={comparison.b} />}
    </form>
  );
}

function Promote({ version }: { readonly version: ComparedVersion }) {
  const client = useQueryClient();
  const session = useQuery(sessionQuery).data;
  const models = useQuery(modelsQuery).data ?? [];
  const model = models.find((one) => one.versions.some((other) => other.uid === version.uid));
  const known = model?.versions.find((one) => one.uid === version.uid);
  const activate = useMutation({
    mutationFn: () => json("POST", `/models/${model?.uid}/versions/${version.uid}/activate/`),
    onSuccess: async () => {
      say(`${version.name} is active: queries see its predictions from now on.`);
      await Promise.all(
        [["compare"], modelsQuery.queryKey].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
    onError: (problem) => say(problem.message),
  });
  const isOperator = session !== undefined && session !== null && may(session, "operator");
  const off = version.active
    ? "It is active already."
    : !isOperator
      ? "Takes the role operator."
      : known?.previewed_at
        ? null
        : "Preview it on a picture first, on the page of the model.";
  return (
    <Button
      look="primary"
      disabled={off !== null}
      title={off ?? "Queries see the predictions of this version from then on."}
      busy={activate.isPending}
      onClick={() => activate.mutate()}
    >
      Promote B
    </Button>
  );
}
