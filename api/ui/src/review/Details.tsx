import { bandOf } from "../canvas/bands";
import { BandSign } from "../ui/BandSign";
import { signed } from "../ui/format";
import { Caps } from "../ui/Key";
import type { Acceptance, Suggestion } from "./api";
import styles from "./Side.module.css";
import type { Mark } from "./sheet";

interface Props {
  readonly mark: Mark;
  readonly suggestion: Suggestion | undefined;
  /** The labels of the digits from 1 on. */
  readonly labels: readonly (string | null)[];
  readonly acceptance: readonly Acceptance[];
  readonly isReadOnly: boolean;
  readonly onLabel: (label: string) => void;
  readonly onSearch: () => void;
}

/** What is known of the focused suggestion: its score against the threshold, where it comes from, how often it is right. */
export function Details({ mark, suggestion, labels, acceptance, isReadOnly, onLabel, onSearch }: Props) {
  const band = suggestion && bandOf(suggestion.score);
  return (
    <section className={styles["details"]} aria-label="The focused label">
      <div className={styles["what"]} style={band ? { color: `var(--band-${band})` } : undefined}>
        {band && <BandSign band={band} size={15} />}
        <h2>{mark.label}</h2>
        <b>{suggestion ? signed(suggestion.score) : "drawn"}</b>
      </div>
      {suggestion && <Meter suggestion={suggestion} />}
      {!isReadOnly && (
        <div className={styles["labels"]}>
          {labels.map(
            (label, index) =>
              label !== null && (
                <button
                  key={label}
                  type="button"
                  aria-pressed={label === mark.label}
                  onClick={() => onLabel(label)}
                >
                  <Caps chord={String(index + 1)} /> <span title={label}>{label}</span>
                </button>
              ),
          )}
          <button type="button" onClick={onSearch}>
            <Caps chord="l" /> + other
          </button>
        </div>
      )}
      {suggestion && <Facts suggestion={suggestion} mark={mark} acceptance={acceptance} />}
    </section>
  );
}

/** The scale from −1 to 1 in the colours of its bands, with the threshold in the middle and the score on it. */
function Meter({ suggestion }: { readonly suggestion: Suggestion }) {
  const at = (score: number) => `${(score + 1) * 50}%`;
  const { threshold, score } = suggestion;
  return (
    <div className={styles["meter"]} role="img" aria-label={`Score ${signed(score)}, threshold at 0`}>
      <div className={styles["scale"]}>
        <i data-band="negative" style={{ width: "50%" }} />
        <i data-band="low" style={{ width: "25%" }} />
        <i data-band="medium" style={{ width: "15%" }} />
        <i data-band="high" style={{ width: "10%" }} />
        <span className={styles["tick"]} style={{ left: at(0) }} />
        <span className={styles["pointer"]} style={{ left: at(score) }} />
      </div>
      <p>
        <span>−1</span>
        <span>{threshold === null ? "threshold" : `threshold p ${threshold.toFixed(2)}`}</span>
        <span>+1</span>
      </p>
    </div>
  );
}

interface FactsProps {
  readonly suggestion: Suggestion;
  readonly mark: Mark;
  readonly acceptance: readonly Acceptance[];
}

function Facts({ suggestion, mark, acceptance }: FactsProps) {
  const like = acceptance.find((one) => one.label === suggestion.label && one.band === suggestion.band);
  const decided = like ? like.accepted + like.modified + like.rejected : 0;
  return (
    <dl className={styles["facts"]}>
      <dt>Model</dt>
      <dd>
        {suggestion.model_name}@{suggestion.model_version_number}
        {suggestion.model_label !== suggestion.label && ` · says “${suggestion.model_label}”`}
      </dd>
      <dt>Confidence</dt>
      <dd>
        p = {suggestion.confidence.toFixed(2)}
        {mark.box && ` · box ${Math.round(mark.box.w)} × ${Math.round(mark.box.h)} px`}
      </dd>
      <dt>So far</dt>
      <dd>
        {decided < 10
          ? `${decided} of 10 decisions like this`
          : `${Math.round((like?.rate ?? 0) * 100)} % of ${decided} like this were accepted`}
      </dd>
      <dt>Run</dt>
      <dd>
        <code>{suggestion.run.slice(0, 8)}</code>
      </dd>
    </dl>
  );
}
