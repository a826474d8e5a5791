import { CATALOG } from "./keys/catalog";
import { capsOf } from "./keys/match";
import { keysOf, useKeyPreferences } from "./keys/preferences";
import styles from "./ui.module.css";

/** The key of a command, as this person has it. */
export function Key({ of }: { readonly of: string }) {
  const preferences = useKeyPreferences();
  const command = CATALOG.find((one) => one.id === of);
  const chord = command === undefined ? undefined : keysOf(command, preferences)[0];
  return chord === undefined ? null : <Caps chord={chord} />;
}

export function Caps({ chord }: { readonly chord: string }) {
  return (
    <span className={styles["caps"]} aria-hidden="true">
      {capsOf(chord).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
