import { Field } from "../ui/Field";
import type { PlaceProps } from "./PlaceFields";
import styles from "./Sources.module.css";

/** The keys of somebody who may list the bucket and get its objects. */
export function KeyFields({ draft, said, onChange }: PlaceProps) {
  return (
    <div className={styles["pair"]}>
      <Field
        label="Access key"
        said={said["access_key_id"]}
        help="Of somebody who may list the bucket and get its objects; none for a public one."
      >
        {(control) => (
          <input
            {...control}
            value={draft.keyId}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ keyId: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Secret of the key"
        said={said["secret_access_key"]}
        help="Kept encrypted, and not shown again."
      >
        {(control) => (
          <input
            {...control}
            type="password"
            value={draft.secret}
            autoComplete="new-password"
            onChange={(event) => onChange({ secret: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
