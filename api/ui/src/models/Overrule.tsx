import { useState } from "react";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Models.module.css";

interface Props {
  readonly problem: unknown;
  readonly isBusy: boolean;
  readonly onOverrule: (reason: string) => void;
}

/** Why the gate refuses a version, and the way past it, which wants a reason. */
export function Overrule({ problem, isBusy, onOverrule }: Props) {
  const [reason, setReason] = useState("");
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Refused">
      <Problem of={problem} />
      <form
        className={styles["overrule"]}
        onSubmit={(event) => {
          event.preventDefault();
          onOverrule(reason.trim());
        }}
      >
        <Field label="Reason to activate it all the same, kept with your name">
          {(control) => (
            <input
              {...control}
              required
              pattern=".*\S.*"
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" busy={isBusy}>
          Activate all the same
        </Button>
      </form>
    </section>
  );
}
