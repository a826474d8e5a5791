import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "../ui/Button";
import styles from "./Explore.module.css";

interface Props {
  /** The score where the list begins; undefined for its start. */
  readonly seek: string | undefined;
  readonly onSeek: (seek: string | undefined) => void;
}

/** Where a list that is sorted by score begins: what a click on a bar of the histogram writes. */
export function Seek({ seek, onSeek }: Props) {
  const [text, setText] = useState(seek ?? "");
  useEffect(() => setText(seek ?? ""), [seek]);
  const apply = () => {
    const score = Number(text);
    const isScore = text.trim() !== "" && score >= -1 && score <= 1;
    if (!isScore) setText(seek ?? "");
    const next = text.trim() === "" ? undefined : isScore ? String(score) : seek;
    if (next !== seek) onSeek(next);
  };
  return (
    <form
      className={styles["seek"]}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label>
        from score{" "}
        <input
          inputMode="decimal"
          placeholder="any"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={apply}
        />
      </label>
      {seek !== undefined && (
        <IconButton label="Begin at the start" onClick={() => onSeek(undefined)}>
          <X size={13} aria-hidden />
        </IconButton>
      )}
    </form>
  );
}

/** The scores that a list goes through from its start on. */
export function isByScore(sort: string): boolean {
  return sort === "score" || sort === "-score";
}
