import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { ComparedVersion, Tenth, WhatIf } from "../api/compareTypes";
import { percent } from "../ui/Estimate";
import ui from "../ui/ui.module.css";
import styles from "./Compare.module.css";
import { stepAt } from "./WhatIf";

interface Props {
  readonly a: ComparedVersion;
  readonly b: ComparedVersion;
  readonly threshold: number;
}

const SIZE = 220;
const MARGIN = 36;
const x = scaleLinear([0, 1], [MARGIN, SIZE - 8]);
const y = scaleLinear([0, 1], [SIZE - MARGIN, 8]);

/** Whether scores mean what they say, and what precision costs in recall; nothing before people have said anything. */
export function Curves({ a, b, threshold }: Props) {
  if (![a, b].some((version) => version.calibration.curve.length > 0)) return null;
  return (
    <div className={styles["curves"]}>
      <figure className={`${ui["card"]} ${ui["cardBody"]}`}>
        <figcaption>
          <h2>Reliability</h2>
          <p className={ui["help"]}>
            Of predictions of a probability, how many were right; the bars are intervals.
          </p>
        </figcaption>
        <Frame across="predicted" up="right" label={`Reliability of ${a.name} and ${b.name}`}>
          <line className={styles["diagonal"]} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
          {[a, b].map((version, index) => (
            <Reliability key={version.uid} side={index === 0 ? "A" : "B"} curve={version.calibration.curve} />
          ))}
        </Frame>
      </figure>
      <figure className={`${ui["card"]} ${ui["cardBody"]}`}>
        <figcaption>
          <h2>Precision and recall</h2>
          <p className={ui["help"]}>Over all thresholds; the dot is the one chosen above.</p>
        </figcaption>
        <Frame across="recall" up="precision" label={`Precision and recall of ${a.name} and ${b.name}`}>
          {[a, b].map((version, index) => (
            <PrecisionRecall
              key={version.uid}
              side={index === 0 ? "A" : "B"}
              steps={version.what_if}
              threshold={threshold}
            />
          ))}
        </Frame>
      </figure>
    </div>
  );
}

interface FrameProps {
  readonly across: string;
  readonly up: string;
  readonly label: string;
  readonly children: React.ReactNode;
}

function Frame({ across, up, label, children }: FrameProps) {
  return (
    <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className={styles["curve"]} role="img" aria-label={label}>
      {[0, 0.5, 1].map((tick) => (
        <g key={tick}>
          <line className={styles["grid"]} x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
          <text x={MARGIN - 5} y={y(tick) + 3} textAnchor="end">
            {tick}
          </text>
          <text x={x(tick)} y={SIZE - MARGIN + 13} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      <text x={x(0.5)} y={SIZE - 4} textAnchor="middle">
        {across}
      </text>
      <text transform={`translate(9 ${y(0.5)}) rotate(-90)`} textAnchor="middle">
        {up}
      </text>
      {children}
    </svg>
  );
}

function Reliability({ side, curve }: { readonly side: "A" | "B"; readonly curve: readonly Tenth[] }) {
  const path = line<Tenth>(
    (one) => x(one.predicted),
    (one) => y(one.observed),
  )(curve);
  return (
    <g data-side={side} className={styles["series"]}>
      {path !== null && <path d={path} />}
      {curve.map((one) => (
        <g key={one.from}>
          <line x1={x(one.predicted)} x2={x(one.predicted)} y1={y(one.low)} y2={y(one.high)} />
          <circle cx={x(one.predicted)} cy={y(one.observed)} r={3}>
            <title>{`${side}: ${percent(one.observed)} of ${one.of} right at about ${percent(one.predicted)}`}</title>
          </circle>
        </g>
      ))}
    </g>
  );
}

interface PrecisionProps {
  readonly side: "A" | "B";
  readonly steps: readonly WhatIf[];
  readonly threshold: number;
}

function PrecisionRecall({ side, steps, threshold }: PrecisionProps) {
  const known = steps.filter((step) => step.precision.value !== null && step.recall.value !== null);
  const at = (step: WhatIf): [number, number] => [x(step.recall.value ?? 0), y(step.precision.value ?? 0)];
  const path = line<WhatIf>(
    (step) => at(step)[0],
    (step) => at(step)[1],
  )(known);
  const chosen = stepAt(known, threshold);
  return (
    <g data-side={side} className={styles["series"]}>
      {path !== null && known.length > 0 && <path d={path} />}
      {chosen && (
        <circle cx={at(chosen)[0]} cy={at(chosen)[1]} r={4.5}>
          <title>{`${side}: precision ${percent(chosen.precision.value ?? 0)}, recall ${percent(chosen.recall.value ?? 0)}`}</title>
        </circle>
      )}
    </g>
  );
}
