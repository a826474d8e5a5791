import { useState } from "react";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Problem } from "../ui/Notice";
import ui from "../ui/ui.module.css";
import styles from "./Models.module.css";
import type { useActivate } from "./useActivate";

/** Why the gate refuses a version, and the way past it, which wants a reason. */
export function Overrule({ of: { activate, overrule } }: { readonly of: ReturnType<typeof useActivate> }) {
  const [reason, setReason] = useState("");
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Refused">
      <Problem of={activate.error} />
      <form
        className={styles["asked"]}
        onSubmit={(event) => {
          event.preventDefault();
          overrule.mutate(reason.trim());
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
        <Button type="submit" busy={overrule.isPending}>
          Activate all the same
        </Button>
      </form>
      {overrule.error && <Problem of={overrule.error} />}
    </section>
  );
}
