import type { LabelCount } from "../api/queryTypes";
import { BANDS, type Band } from "../canvas/bands";
import { BandSign } from "../ui/BandSign";
import { buttonClass } from "../ui/Button";
import { count } from "../ui/format";
import { Menu } from "../ui/Menu";
import ui from "../ui/ui.module.css";
import styles from "./Review.module.css";
import type { WallKind } from "./wall";

interface Props {
  readonly kind: WallKind;
  readonly labels: readonly LabelCount[];
  readonly onKind: (kind: WallKind) => void;
}

const MOST_LABELS = 80;

/** The label and the band of a wall. */
export function KindChoice({ kind, labels, onKind }: Props) {
  return (
    <>
      <Menu
        label="Label of the wall"
        isSelfNamed
        className={buttonClass()}
        button={
          <span className={styles["kind"]} title={kind.label}>
            {kind.label}
          </span>
        }
        entries={labels
          .slice(0, MOST_LABELS)
          .map((one) => ({ id: `${one.level}:${one.value}`, title: `${one.value} (${count(one.items)})` }))}
        selected={`${kind.level}:${kind.label}`}
        onChoose={(id) => {
          const [level = "object", ...name] = id.split(":");
          onKind({ ...kind, level: level as WallKind["level"], label: name.join(":") });
        }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of joined buttons */}
      <div className={ui["segments"]} role="group" aria-label="Band of the wall">
        {BANDS.slice(0, 3).map((band: Band) => (
          <button
            key={band}
            type="button"
            aria-pressed={band === kind.band}
            onClick={() => onKind({ ...kind, band })}
          >
            <BandSign band={band} /> {band}
          </button>
        ))}
      </div>
    </>
  );
}
