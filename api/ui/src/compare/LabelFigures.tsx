import type { ComparedLabel } from "../api/compareTypes";
import { Estimate } from "../ui/Estimate";
import { count } from "../ui/format";
import { Heads } from "../ui/Heads";
import ui from "../ui/ui.module.css";

interface Props {
  readonly labels: readonly ComparedLabel[];
  readonly onLabel: (label: string) => void;
}

/** The same figures for each label; a click restricts the page to it. */
export function LabelFigures({ labels, onLabel }: Props) {
  return (
    <section className={`${ui["card"]} ${ui["scroll"]}`} aria-label="By label">
      <table className={ui["table"]}>
        <Heads
          names={[
            "Label",
            "Precision A",
            "Precision B",
            "Recall A",
            "Recall B",
            "Agreed",
            "Only A",
            "Only B",
          ]}
        />
        <tbody>
          {labels.map(({ label, a, b, outcomes }) => (
            <tr key={label}>
              <th scope="row">
                <button type="button" onClick={() => onLabel(label)}>
                  <u>{label}</u>
                </button>
              </th>
              <td>
                <Estimate of={a.precision} />
              </td>
              <td>
                <Estimate of={b.precision} />
              </td>
              <td>
                <Estimate of={a.recall} />
              </td>
              <td>
                <Estimate of={b.recall} />
              </td>
              <td>{count(outcomes.agreed)}</td>
              <td>{count(outcomes.only_a)}</td>
              <td>{count(outcomes.only_b)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
