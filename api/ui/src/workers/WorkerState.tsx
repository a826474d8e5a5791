import { CircleCheck, CircleDashed, CircleOff, CirclePause, LoaderCircle } from "lucide-react";
import ui from "../ui/ui.module.css";
import styles from "./Workers.module.css";
import { meaningOf } from "./words";

const ICONS: Readonly<Record<string, typeof CircleCheck>> = {
  working: CircleCheck,
  draining: LoaderCircle,
  drained: CirclePause,
  resuming: LoaderCircle,
  silent: CircleOff,
};

export function WorkerState({ state }: { readonly state: string }) {
  const Icon = ICONS[state] ?? CircleDashed;
  return (
    <span className={`${ui["state"]} ${styles["state"]}`} data-state={state} title={meaningOf(state)}>
      <Icon size={15} aria-hidden /> {state}
    </span>
  );
}
