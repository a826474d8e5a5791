import { CheckCircle2, CircleDashed, CirclePause, CircleX, LoaderCircle } from "lucide-react";
import type { Run } from "../api/types";
import ui from "../ui/ui.module.css";
import styles from "./Runs.module.css";

const ICONS: Readonly<Record<string, typeof CheckCircle2>> = {
  pending: CircleDashed,
  planning: CircleDashed,
  running: LoaderCircle,
  finishing: LoaderCircle,
  paused: CirclePause,
  completed: CheckCircle2,
  failed: CircleX,
  cancelled: CircleX,
};

export function RunState({ run }: { readonly run: Run }) {
  const Icon = ICONS[run.status] ?? CircleDashed;
  return (
    <span className={`${ui["state"]} ${styles["state"]}`} data-state={run.status}>
      <Icon size={15} aria-hidden /> {run.status}
    </span>
  );
}
