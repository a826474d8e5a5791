import { ChevronDown } from "lucide-react";
import { memo, useMemo, useRef, useState } from "react";
import { belowOf, groupsOf, isBelow } from "./groups";
import styles from "./Side.module.css";
import { SuggestionRow } from "./SuggestionRow";
import { type Mark, type Sheet, suggestionOf } from "./sheet";
import { useRows } from "./useRows";

interface Props {
  readonly sheet: Sheet;
  readonly focus: string | null;
  readonly onFocus: (id: string) => void;
}

const GONE: Mark = { status: "removed", label: "", box: null };

/** All that is on the picture as text, in the order in which the keys go through it; only rows in sight are on the page. */
export const SuggestionList = memo(function SuggestionList({ sheet, focus, onFocus }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [isUnfolded, setUnfolded] = useState(false);
  const below = useMemo(() => belowOf(sheet).length, [sheet]);
  const isBelowShown = isUnfolded || isBelow(sheet, focus);
  const groups = useMemo(() => groupsOf(sheet, isBelowShown), [sheet, isBelowShown]);
  const rows = useRows(list, groups, focus);
  return (
    <>
      <div
        ref={list}
        className={styles["list"]}
        role="listbox"
        aria-label="Suggestions and labels"
        tabIndex={0}
        aria-activedescendant={focus === null ? undefined : `row-${focus}`}
      >
        <div role="presentation" className={styles["canvas"]} style={{ height: rows.height }}>
          {rows.groups.map(({ group, shown }) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups of options
            <div key={group.title} role="group" aria-label={group.title}>
              {shown.map(({ id, place, top }) => (
                <div key={id ?? group.title} role="presentation" className={styles["line"]} style={{ top }}>
                  {id === null ? (
                    <p className={styles["group"]} aria-hidden="true">
                      <b>{group.title}</b>
                      <span>{group.note}</span>
                    </p>
                  ) : (
                    <SuggestionRow
                      id={id}
                      place={place}
                      places={group.ids.length}
                      mark={sheet.marks[id] ?? GONE}
                      suggestion={suggestionOf(sheet, id)}
                      isFocused={focus === id}
                      onFocus={onFocus}
                    />
                  )}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
      {below > 0 && (
        <button
          type="button"
          className={styles["fold"]}
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <ChevronDown size={14} aria-hidden /> Below the threshold{" "}
          <span>{below}, not asked, not exported</span>
        </button>
      )}
    </>
  );
});
