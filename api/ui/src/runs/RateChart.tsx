import { scaleLinear } from "d3-scale";
import { useMemo } from "react";
import type { RunChunkGroup } from "../api/types";
import { at, lasting } from "../ui/format";
import ui from "../ui/ui.module.css";
import styles from "./Runs.module.css";
import { ratesOf } from "./rate";

interface Props {
  readonly groups: readonly RunChunkGroup[];
  readonly startedAt: string;
}

const HEIGHT = 64;

/** Images a second over the time of the run; long pauses are folded to a line. */
export function RateChart({ groups, startedAt }: Props) {
  const { columns, folds, most } = useMemo(() => ratesOf(groups, startedAt), [groups, startedAt]);
  const [first] = columns;
  const last = columns.at(-1);
  if (!first || !last) return null;
  const y = scaleLinear([0, most], [0, HEIGHT]).nice(3);
  const [, top = most] = y.domain();
  const width = 100 / columns.length;
  const summary = `Images a second from ${clock(first.from)} to ${clock(last.to)}: at most ${most.toFixed(1)}`;
  return (
    <section className={`${ui["card"]} ${styles["rate"]}`} aria-label="Pace">
      <h2>Images a second</h2>
      <div className={styles["plot"]}>
        <span className={styles["top"]}>{top}</span>
        <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={summary}>
          {columns.map((column, index) => (
            <rect
              key={column.from}
              x={index * width}
              width={width * 0.86}
              y={HEIGHT - y(column.rate)}
              height={y(column.rate)}
            >
              <title>{`${clock(column.from)}: ${column.rate.toFixed(1)} images a second`}</title>
            </rect>
          ))}
          {folds.map((fold) => (
            <line key={fold.before} x1={fold.before * width} x2={fold.before * width} y1={0} y2={HEIGHT}>
              <title>{`Nothing for ${lasting(fold.idle / 1000)}`}</title>
            </line>
          ))}
        </svg>
        <p>
          <span>{clock(first.from)}</span>
          {folds.length > 0 && (
            <span>{folds.length === 1 ? "a pause is" : `${folds.length} pauses are`} folded</span>
          )}
          <span title={at(new Date(last.to).toISOString())}>{clock(last.to)}</span>
        </p>
      </div>
    </section>
  );
}

const time = new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hour12: false,
});

function clock(moment: number): string {
  return time.format(new Date(moment));
}
