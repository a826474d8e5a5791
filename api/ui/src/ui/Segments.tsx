import type { ReactNode } from "react";
import styles from "./ui.module.css";

interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly title: ReactNode }[];
  readonly pressed: readonly T[];
  readonly onPress: (value: T) => void;
}

/** Buttons that belong together and show which of them hold. */
export function Segments<T extends string>({ label, options, pressed, onPress }: Props<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of joined buttons
    <div role="group" aria-label={label} className={styles["segments"]}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={pressed.includes(option.value)}
          onClick={() => onPress(option.value)}
        >
          {option.title}
        </button>
      ))}
    </div>
  );
}
