import type { Run } from "../api/types";
import { count, counted, lasting, timeLeft } from "../ui/format";
import ui from "../ui/ui.module.css";
import styles from "./Runs.module.css";

/** How far a run is, how fast it goes, and what became of its items. */
export function Progress({ run }: { readonly run: Run }) {
  const percent = run.progress_pct ?? 0;
  const left = Math.max(0, run.total_items - run.processed_items);
  const facts = [
    ["done", run.successful_items],
    ["failed", run.failed_items],
    ["unchanged", run.skipped_unchanged],
    ["protected", run.skipped_protected],
    ["left", left],
    ["predictions", run.predictions],
  ] as const;
  return (
    <section className={`${ui["card"]} ${styles["progress"]}`} aria-label="Progress">
      <div className={styles["big"]}>
        <div
          className={ui["bar"]}
          role="progressbar"
          aria-label="Items"
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <div style={{ width: `${percent}%` }} data-state={run.status} />
        </div>
        <p>
          <b>{percent.toFixed(percent % 1 === 0 ? 0 : 1)} %</b>
          <span>
            {count(run.processed_items)} of {counted(run.total_items, "item")}
          </span>
          {run.rate_per_second !== null && run.rate_per_second !== undefined && (
            <span>{run.rate_per_second.toFixed(1)} images/s</span>
          )}
          {run.eta_low_seconds != null && run.eta_high_seconds != null && (
            <span title="From how much the chunks of this run differ">
              {timeLeft(run.eta_low_seconds, run.eta_high_seconds)} left
            </span>
          )}
          {run.started_at && run.completed_at && (
            <span>took {lasting((Date.parse(run.completed_at) - Date.parse(run.started_at)) / 1000)}</span>
          )}
        </p>
      </div>
      <dl className={styles["facts"]}>
        {facts.map(([name, value]) => (
          <div key={name} data-name={name} data-zero={value === 0}>
            <dt>{name}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
