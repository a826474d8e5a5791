import { Cloud, CloudOff } from "lucide-react";
import { counted } from "../ui/format";
import type { OutboxState } from "./outbox";
import styles from "./Review.module.css";

/** Whether everything is saved, and how much is kept here until the server can be reached. */
export function SaveState({ outbox }: { readonly outbox: OutboxState }) {
  if (outbox.isOffline) {
    return (
      <span className={styles["fact"]} data-tone="bad" role="status">
        <CloudOff size={15} aria-hidden /> Offline. {counted(outbox.kept, "decision")} kept here
      </span>
    );
  }
  return (
    <span className={styles["fact"]} data-tone={outbox.kept === 0 ? "good" : "busy"}>
      <Cloud size={15} aria-hidden /> {outbox.kept === 0 ? "Saved" : "Saving…"}
    </span>
  );
}
