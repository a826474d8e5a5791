import type { ComparedVersion, Comparison } from "../api/compareTypes";
import { Estimate, percent } from "../ui/Estimate";
import { count, counted } from "../ui/format";
import { Heads } from "../ui/Heads";
import ui from "../ui/ui.module.css";
import styles from "./Compare.module.css";

/** How right both versions are, each number with its interval, and how often they agree. */
export function Figures({ comparison }: { readonly comparison: Comparison }) {
  const { outcomes } = comparison;
  const said = outcomes.agreed + outcomes.only_a + outcomes.only_b + outcomes.moved + outcomes.relabelled;
  const facts = [
    ["agreed", said === 0 ? "–" : percent(outcomes.agreed / said)],
    ["only A", count(outcomes.only_a)],
    ["only B", count(outcomes.only_b)],
    ["moved", count(outcomes.moved)],
    ["another label", count(outcomes.relabelled)],
    ["items of both", count(comparison.items)],
    ["of which all is known", count(comparison.finished_items)],
  ] as const;
  return (
    <section className={ui["card"]} aria-label="Figures">
      <div className={ui["scroll"]}>
        <table className={ui["table"]}>
          <Heads
            names={[
              "Version",
              "Items",
              "Predictions",
              "Precision",
              "Recall",
              "Average precision",
              "Calibration error",
            ]}
          />
          <tbody>
            <Row side="A" of={comparison.a} />
            <Row side="B" of={comparison.b} />
          </tbody>
        </table>
      </div>
      <dl className={styles["facts"]}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Uncovered of={comparison.a} beside={comparison.b} />
      <Uncovered of={comparison.b} beside={comparison.a} />
      {!comparison.complete && <p className={styles["note"]}>Only the newest million items were compared.</p>}
    </section>
  );
}

/** Whoever makes such a version the active one sees fewer suggestions afterwards. */
function Uncovered({
  of: version,
  beside,
}: {
  readonly of: ComparedVersion;
  readonly beside: ComparedVersion;
}) {
  if (version.covered_items >= beside.covered_items) return null;
  return (
    <p className={styles["note"]}>
      {version.name} has looked at {counted(version.covered_items, "item")}, {beside.name} at{" "}
      {count(beside.covered_items)}: the others have no suggestions of {version.name} until it runs on them.
    </p>
  );
}

function Row({ side, of: version }: { readonly side: "A" | "B"; readonly of: ComparedVersion }) {
  const { average_precision: average, calibration } = version;
  return (
    <tr>
      <th scope="row">
        <span className={styles["side"]} data-side={side}>
          {side}
        </span>{" "}
        {version.name} {version.active && <span className={ui["help"]}>active</span>}
      </th>
      <td>{count(version.covered_items)}</td>
      <td>{count(version.predictions)}</td>
      <td>
        <Estimate of={version.precision} />
      </td>
      <td>
        <Estimate of={version.recall} />
      </td>
      <td>
        {average.value === null ? (
          <span className={styles["note"]}>{average.note}</span>
        ) : (
          percent(average.value)
        )}
      </td>
      <td>
        {calibration.error === null ? (
          <span className={styles["note"]}>{calibration.note}</span>
        ) : (
          calibration.error.toFixed(3)
        )}
      </td>
    </tr>
  );
}
