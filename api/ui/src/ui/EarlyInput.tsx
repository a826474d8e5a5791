import styles from "./ui.module.css";

/** What somebody typed into the palette before it was there. */
export interface Early {
  readonly text: string;
  readonly isEntered: boolean;
}

interface Props {
  readonly early: Early;
  readonly onEarly: (early: Early) => void;
  readonly onClose: () => void;
}

/** Stands in for the palette while that is loaded, so that no key is lost. */
export function EarlyInput({ early, onEarly, onClose }: Props) {
  return (
    <div className={styles["overlay"]} data-modal>
      <input
        // biome-ignore lint/a11y/noAutofocus: it was opened by a key to type into it
        autoFocus
        className={`${styles["input"]} ${styles["modal"]}`}
        aria-label="Page, project, run, model or query"
        value={early.text}
        onChange={(event) => onEarly({ text: event.target.value, isEntered: false })}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
          else if (event.key === "Enter" && !event.nativeEvent.isComposing)
            onEarly({ ...early, isEntered: true });
        }}
      />
    </div>
  );
}
