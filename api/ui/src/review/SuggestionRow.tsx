import { Check, Pencil, Sparkles, User, X } from "lucide-react";
import { memo } from "react";
import { bandOf } from "../canvas/bands";
import { BandSign } from "../ui/BandSign";
import { signed } from "../ui/format";
import type { Suggestion } from "./api";
import styles from "./Side.module.css";
import { isHuman } from "./shapes";
import type { Mark } from "./sheet";

interface RowProps {
  readonly id: string;
  /** Which of how many it is in its group, from 1 on. */
  readonly place: number;
  readonly places: number;
  readonly mark: Mark;
  readonly suggestion: Suggestion | undefined;
  readonly isFocused: boolean;
  readonly onFocus: (id: string) => void;
}

const STATES = { accepted: Check, modified: Pencil, rejected: X } as const;

export const SuggestionRow = memo(function SuggestionRow({
  id,
  place,
  places,
  mark,
  suggestion,
  isFocused,
  onFocus,
}: RowProps) {
  const State = mark.status in STATES ? STATES[mark.status as keyof typeof STATES] : null;
  const band = suggestion && bandOf(suggestion.score);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list are in the registry of keys
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus
    <div
      id={`row-${id}`}
      data-id={id}
      role="option"
      aria-selected={isFocused}
      aria-posinset={place}
      aria-setsize={places}
      className={styles["row"]}
      data-status={mark.status}
      style={band ? { ["--band" as string]: `var(--band-${band})` } : undefined}
      onClick={() => onFocus(id)}
    >
      <Swatch mark={mark} />
      {band ? (
        <span className={styles["band"]}>
          <BandSign band={band} />
        </span>
      ) : (
        <User size={13} aria-hidden />
      )}
      <span className={styles["label"]} title={mark.label}>
        {mark.label}
      </span>{" "}
      <b className={styles["score"]}>{suggestion ? signed(suggestion.score) : "drawn"}</b>
      <span className={styles["state"]}>
        <span className="visually-hidden">, {mark.status}</span>

        {State ? <State size={14} aria-hidden /> : mark.status === "drawn" && <Check size={14} aria-hidden />}
      </span>
    </div>
  );
});

function Swatch({ mark }: { readonly mark: Mark }) {
  if (mark.box === null) return <Sparkles size={15} aria-hidden className={styles["tag"]} />;
  return (
    <svg
      width="18"
      height="13"
      viewBox="0 0 18 13"
      aria-hidden="true"
      className={styles["swatch"]}
      data-human={isHuman(mark)}
    >
      <rect
        x="1"
        y="1"
        width="16"
        height="11"
        rx="2"
        strokeDasharray={isHuman(mark) ? "none" : mark.status === "rejected" ? "1 2" : "4 2.4"}
      />
    </svg>
  );
}
