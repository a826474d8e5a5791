import { Lock, Timer } from "lucide-react";
import { useEffect, useState } from "react";
import type { ItemCount } from "../api/types";
import { Button } from "../ui/Button";
import { count } from "../ui/format";
import { Key } from "../ui/Key";
import type { OutboxState } from "./outbox";
import { progressOf } from "./progress";
import styles from "./Review.module.css";
import { BackToExplore, ReviewModes } from "./ReviewModes";
import { SaveState } from "./SaveState";
import { current } from "./session";
import type { ReviewView } from "./view";

interface Props {
  readonly project: string;
  readonly query: string;
  readonly view: ReviewView;
  readonly outbox: OutboxState;
  readonly total: ItemCount | undefined;
  readonly onSave: () => void;
}

/** Where the review stands: how far, how fast, whose the item is, and whether everything is saved. */
export function ReviewBar({ project, query, view, outbox, total, onSave }: Props) {
  const entry = current(view.session);
  const done = view.finished;
  const progress = total && progressOf(view.session, total.count);
  return (
    <header className={styles["bar"]}>
      <BackToExplore project={project} query={query} />
      <b>Review</b>
      <code className={styles["query"]} title={query}>
        {query}
      </code>
      {progress && (
        <>
          <span className={styles["far"]}>
            <b>{count(progress.at)}</b> of {total?.count_is_estimate && "about "}
            {count(progress.of)}
          </span>
          <progress
            className={styles["progress"]}
            value={progress.done}
            max={progress.of}
            aria-label="Reviewed of all"
          />
        </>
      )}
      <span className={styles["space"]} />
      {done > 0 && (
        <span className={`${styles["fact"]} ${styles["pace"]}`}>
          <Timer size={15} aria-hidden /> {(view.seconds / done).toFixed(1)} s an item
        </span>
      )}
      {entry?.state === "open" && entry.lease?.mine && <LeaseLeft until={entry.lease.until} />}
      <SaveState outbox={outbox} />
      <ReviewModes project={project} mode="item" />
      <Button look="primary" onClick={onSave} disabled={!entry?.sheet}>
        Save and next <Key of="save" />
      </Button>
    </header>
  );
}

function LeaseLeft({ until }: { readonly until: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.round((new Date(until).getTime() - now) / 1000));
  return (
    <span
      className={`${styles["fact"]} ${styles["lease"]}`}
      title="Nobody else gets this picture until then; every key prolongs it."
    >
      <Lock size={14} aria-hidden /> yours for {Math.floor(left / 60)}:{String(left % 60).padStart(2, "0")}
    </span>
  );
}
