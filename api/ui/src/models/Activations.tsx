import { useMutation, useQuery } from "@tanstack/react-query";
import { json } from "../api/client";
import { activationsQuery } from "../api/queries";
import type { Activation } from "../api/types";
import { Button } from "../ui/Button";
import { ago, at } from "../ui/format";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import { deedOf } from "./activation";
import styles from "./Models.module.css";

interface Props {
  readonly model: string;
  /** Why the person may not go back; undefined where they may. */
  readonly barred: string | undefined;
  readonly onChanged: () => Promise<unknown>;
}

/** Which versions of a model were made active or refused, by whom and why, newest first; and the way back. */
export function Activations({ model, barred, onChanged }: Props) {
  const activations = useQuery(activationsQuery(model));
  const back = useMutation({
    mutationFn: () => json<Activation>("POST", `/models/${model}/activations/rollback/`),
    onSettled: onChanged,
  });
  const last = activations.data?.results.find((one) => one.has_way_back);
  if (activations.error) return <Problem of={activations.error} again={() => activations.refetch()} />;
  if (!activations.data?.results.length) return null;
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Activations">
      <div className={styles["row"]}>
        <h2>Activations</h2>
        {last && (
          <Button
            disabled={barred !== undefined}
            title={barred ?? "Queries see its predictions again; the gate is not asked."}
            busy={back.isPending}
            onClick={() => back.mutate()}
          >
            Back to version {last.previous_number}
          </Button>
        )}
      </div>
      {back.error && <Problem of={back.error} />}
      <ul className={styles["activations"]}>
        {activations.data.results.map((one) => (
          <li key={one.uid}>
            <b>{one.by}</b> {deedOf(one)}, <span title={at(one.created_at)}>{ago(one.created_at)}</span>
            <Details of={one} />
          </li>
        ))}
      </ul>
      {activations.data.next && (
        <p className={ui["help"]}>
          Those before are listed by <code>autotag models activations</code>.
        </p>
      )}
    </section>
  );
}

/** What was said of it, by the person and by the gate; a refusal repeats what the gate found. */
function Details({ of }: { readonly of: Activation }) {
  const said = of.refusal === null ? of.findings : [of.refusal];
  return (
    <>
      {of.reason && <p>“{of.reason}”</p>}
      {said.map((sentence) => (
        <p key={sentence} className={ui["help"]}>
          {sentence}
        </p>
      ))}
    </>
  );
}
