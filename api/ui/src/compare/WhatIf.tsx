import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { ComparedVersion, WhatIf as Step } from "../api/compareTypes";
import { quoted } from "../query/tree";
import { buttonClass } from "../ui/Button";
import { Estimate } from "../ui/Estimate";
import { count, signed } from "../ui/format";
import ui from "../ui/ui.module.css";
import styles from "./Compare.module.css";

interface Props {
  readonly project: string;
  readonly a: ComparedVersion;
  readonly b: ComparedVersion;
  readonly threshold: number;
  readonly onThreshold: (threshold: number) => void;
}

/** What would be kept, right and found if predictions were shown from another score on. */
export function WhatIf({ project, a, b, threshold, onThreshold }: Props) {
  const id = useId();
  return (
    <section className={`${ui["card"]} ${ui["cardBody"]}`} aria-label="Threshold">
      <div className={styles["slider"]}>
        <label htmlFor={id}>Shown from the score</label>
        <input
          id={id}
          type="range"
          min={-1}
          max={0.95}
          step={0.05}
          value={threshold}
          aria-valuetext={signed(threshold)}
          onChange={(event) => onThreshold(event.target.valueAsNumber)}
        />
        <output htmlFor={id}>{signed(threshold)}</output>
      </div>
      <table className={ui["table"]}>
        <thead>
          <tr>
            {["Version", "Kept", "Precision", "Recall"].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">In Explore</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[a, b].map((version, index) => {
            const step = stepAt(version.what_if, threshold);
            return (
              <tr key={version.uid}>
                <th scope="row">
                  <span className={styles["side"]} data-side={index === 0 ? "A" : "B"}>
                    {index === 0 ? "A" : "B"}
                  </span>{" "}
                  {version.name}
                </th>
                <td>{step ? count(step.kept) : "–"}</td>
                <td>{step && <Estimate of={step.precision} />}</td>
                <td>{step && <Estimate of={step.recall} />}</td>
                <td>
                  <Link
                    to="/p/$project/explore"
                    params={{ project }}
                    search={{
                      q: `model_version = ${quoted(version.name)} AND score >= ${threshold.toFixed(2)}`,
                    }}
                    className={buttonClass("quiet")}
                  >
                    Open in Explore
                  </Link>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

export function stepAt(steps: readonly Step[], threshold: number): Step | undefined {
  return steps.find((step) => Math.abs(step.threshold - threshold) < 0.001);
}
