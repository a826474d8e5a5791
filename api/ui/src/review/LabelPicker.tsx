import { useId, useRef, useState } from "react";
import styles from "./Review.module.css";

interface Props {
  readonly title: string;
  readonly labels: readonly string[];
  readonly onPick: (label: string) => void;
  readonly onClose: () => void;
}

const SHOWN = 60;

/** Finds a label by its beginning or any part; Enter takes it, Escape leaves. */
export function LabelPicker({ title, labels, onPick, onClose }: Props) {
  const id = useId();
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = matching(labels, wanted).slice(0, SHOWN);
  const select = (index: number) => {
    const next = Math.min(Math.max(index, 0), found.length - 1);
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") select(at + 1);
    else if (event.key === "ArrowUp") select(at - 1);
    else if (event.key === "Escape") onClose();
    else if (event.key === "Enter") {
      if (found[at] !== undefined) onPick(found[at]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles["picker"]} data-actions>
      <label htmlFor={id}>{title}</label>
      <input
        id={id}
        // biome-ignore lint/a11y/noAutofocus: it was opened by a key to type into it
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] === undefined ? undefined : `${id}-${at}`}
        autoComplete="off"
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        onBlur={onClose}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={title} className={styles["options"]}>
        {found.map((label, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the input has the focus and names the option
          <div
            key={label}
            id={`${id}-${index}`}
            role="option"
            title={label}
            aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(label);
            }}
          >
            {label}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p>
          {wanted.trim() === ""
            ? "The project has no label yet."
            : `No label of the project holds “${wanted}”.`}
        </p>
      )}
    </div>
  );
}

function matching(labels: readonly string[], wanted: string): readonly string[] {
  const lower = wanted.trim().toLowerCase();
  const starts = labels.filter((label) => label.toLowerCase().startsWith(lower));
  return [
    ...starts,
    ...labels.filter((label) => !starts.includes(label) && label.toLowerCase().includes(lower)),
  ];
}
