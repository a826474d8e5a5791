import { CheckCircle2, CircleDashed, CirclePause, CircleX, LoaderCircle } from "lucide-react";
import type { Source } from "../api/types";
import ui from "../ui/ui.module.css";
import styles from "./Sources.module.css";
import { stateOf } from "./told";

const ICONS: Readonly<Record<string, typeof CheckCircle2>> = {
  never: CircleDashed,
  scanning: LoaderCircle,
  done: CheckCircle2,
  failed: CircleX,
};

/** How the last scan went, and whether the next ones are put off. */
export function SourceState({ source }: { readonly source: Source }) {
  const Icon = ICONS[source.scan.state] ?? CircleDashed;
  return (
    <p className={styles["states"]} role="status">
      {source.is_paused && (
        <span className={`${ui["state"]} ${styles["state"]}`} data-state="paused">
          <CirclePause size={15} aria-hidden /> paused
        </span>
      )}
      <span className={`${ui["state"]} ${styles["state"]}`} data-state={source.scan.state}>
        <Icon size={15} aria-hidden /> {stateOf(source)}
      </span>
    </p>
  );
}
