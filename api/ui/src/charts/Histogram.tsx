import { scaleLinear, scaleSqrt } from "d3-scale";
import { useRef, useState } from "react";
import { BAND_BOUNDS, BANDS, bandOf } from "../canvas/bands";
import { clamp } from "../canvas/geometry";
import { ALL_SCORES, type ScoreRange } from "../query/scoreRange";
import { BandSign } from "../ui/BandSign";
import { count, signed } from "../ui/format";
import styles from "./Histogram.module.css";

interface Props {
  /** Counts from −1 to 1 in ranges of equal width. */
  readonly items: readonly number[];
  readonly range: ScoreRange;
  readonly onRange: (range: ScoreRange) => void;
  /** A click on the bar of these scores; the same can be done with the keyboard beside the order of the list. */
  readonly onBar: (bar: ScoreRange) => void;
}

type Side = keyof ScoreRange;

const HEIGHT = 72;
const STEP = 0.05;
const FINE_STEP = 0.01;

/** The scores as bars in the colours of their bands, a line where a band ends, with a handle at each end of the range that the query asks for. */
export function Histogram({ items, range, onRange, onBar }: Props) {
  const [dragged, setDragged] = useState<ScoreRange | null>(null);
  const plot = useRef<HTMLDivElement>(null);
  const shown = dragged ?? range;
  const x = scaleLinear([-1, 1], [0, 100]);
  // The square root keeps rare scores visible beside frequent ones.
  const y = scaleSqrt([0, Math.max(1, ...items)], [0, HEIGHT]);
  const width = 2 / items.length;

  const at = (clientX: number, fine: boolean) => {
    const frame = plot.current?.getBoundingClientRect();
    const raw = frame ? x.invert((100 * (clientX - frame.left)) / frame.width) : 0;
    const step = fine ? FINE_STEP : STEP;
    return Math.round(raw / step) * step;
  };
  const barAt = (clientX: number): ScoreRange => {
    const frame = plot.current?.getBoundingClientRect();
    const raw = frame ? x.invert((100 * (clientX - frame.left)) / frame.width) : 0;
    const index = clamp(Math.floor((raw + 1) / width), 0, items.length - 1);
    const edge = (n: number) => Math.round((-1 + n * width) * 1000) / 1000;
    return { low: edge(index), high: edge(index + 1) };
  };
  const drag = (side: Side) => ({
    onPointerDown: (event: React.PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragged(range);
    },
    onPointerMove: (event: React.PointerEvent) => {
      if (dragged) setDragged(moved(dragged, side, at(event.clientX, event.shiftKey)));
    },
    onPointerUp: () => {
      if (dragged && (dragged.low !== range.low || dragged.high !== range.high)) onRange(dragged);
      setDragged(null);
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      const end = { Home: -1, End: 1 }[event.key];
      if (direction === undefined && end === undefined) return;
      event.preventDefault();
      const step = (event.shiftKey ? FINE_STEP : STEP) * (direction ?? 0);
      onRange(moved(range, side, end ?? range[side] + step));
    },
  });

  return (
    <div className={styles["histogram"]}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field "from score" above the list does the same */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div
        ref={plot}
        className={styles["plot"]}
        style={{ height: HEIGHT + 20 }}
        title="Click a bar to see the list from there"
        onClick={(event) => {
          if (!(event.target as Element).closest("[role=slider]")) onBar(barAt(event.clientX));
        }}
      >
        <svg
          viewBox={`0 0 100 ${HEIGHT}`}
          preserveAspectRatio="none"
          className={styles["bars"]}
          aria-hidden="true"
        >
          {items.map((n, index) => {
            const from = Math.round((-1 + index * width) * 1000) / 1000;
            const isIn = from >= shown.low - 1e-9 && from + width <= shown.high + 1e-9;
            return (
              <rect
                key={from}
                x={x(from) + 0.2}
                width={x(from + width) - x(from) - 0.4}
                y={HEIGHT - y(n)}
                height={y(n)}
                fill={`var(--band-${bandOf(from)})`}
                opacity={isIn ? 1 : 0.22}
              />
            );
          })}
          {BAND_BOUNDS.map((bound) => (
            <line key={bound} x1={x(bound)} x2={x(bound)} y1={0} y2={HEIGHT} data-bound={bound} />
          ))}
        </svg>
        {(["low", "high"] as const).map((side) => (
          <div
            key={side}
            role="slider"
            tabIndex={0}
            aria-label={side === "low" ? "Lowest score" : "Highest score"}
            aria-valuemin={-1}
            aria-valuemax={1}
            aria-valuenow={shown[side]}
            aria-valuetext={signed(shown[side])}
            className={styles["handle"]}
            data-side={side}
            data-end={shown[side] === ALL_SCORES[side]}
            style={{ left: `${x(shown[side])}%` }}
            {...drag(side)}
          >
            <span>{signed(shown[side])}</span>
          </div>
        ))}
      </div>
      <div className={styles["axis"]} aria-hidden="true">
        {[-1, -0.5, 0, 0.5, 1].map((tick) => (
          <span key={tick} style={{ left: `${x(tick)}%` }}>
            {tick === 0 ? "0" : signed(tick, Number.isInteger(tick) ? 0 : 1)}
          </span>
        ))}
      </div>
      <ul className={styles["legend"]}>
        {[...BANDS].reverse().map((band) => (
          <li key={band}>
            <span style={{ color: `var(--band-${band})` }}>
              <BandSign band={band} />
            </span>
            {band}
          </li>
        ))}
      </ul>
      <span className="visually-hidden">
        {count(items.reduce((sum, n) => sum + n, 0))} counted in all ranges
      </span>
    </div>
  );
}

function moved(range: ScoreRange, side: Side, to: number): ScoreRange {
  const value = Math.round(clamp(to, -1, 1) * 100) / 100;
  return side === "low"
    ? { low: Math.min(value, range.high), high: range.high }
    : { low: range.low, high: Math.max(value, range.low) };
}
