import type { Size } from "../canvas/geometry";
import { Caps, Key } from "../ui/Key";
import styles from "./Review.module.css";
import type { Colouring } from "./shapes";

interface Props {
  readonly size: Size | undefined;
  readonly scale: number;
  readonly colouring: Colouring;
}

const HINTS = [
  ["accept", "accept"],
  ["reject", "reject"],
  ["next", "next"],
  ["accept-rest", "accept the rest"],
  ["draw", "draw"],
  ["hide", "hide"],
  ["undo", "undo"],
  ["save", "save and next"],
  ["help", "all keys"],
] as const;

/** The keys that matter most, what the lines mean, and how large the picture is shown. */
export function KeyHints({ size, scale, colouring }: Props) {
  return (
    <footer className={styles["hints"]}>
      {HINTS.map(([command, title]) => (
        <span key={command}>
          <Key of={command} /> {title}
        </span>
      ))}
      <span className={styles["digits"]}>
        <Caps chord="1" />–<Caps chord="9" /> relabel
      </span>
      <span className={styles["space"]} />
      <span className={styles["legend"]}>
        <svg width="24" height="6" aria-hidden="true">
          <line x1="0" y1="3" x2="24" y2="3" stroke="#ffb347" strokeWidth="2.4" strokeDasharray="6 3" />
        </svg>
        suggestion, colour = {colouring}
      </span>
      <span className={styles["legend"]}>
        <svg width="24" height="6" aria-hidden="true" className={styles["solid"]}>
          <line x1="0" y1="3" x2="24" y2="3" strokeWidth="2.4" />
        </svg>
        human label
      </span>
      {size && (
        <span className={styles["zoom"]}>
          {size.width} × {size.height} px · {Math.round(scale * 100)} %
        </span>
      )}
    </footer>
  );
}
