import { Check, ChevronDown, Pencil, Sparkles, User, X } from "lucide-react";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { bandOf } from "../canvas/bands";
import { BandSign } from "../ui/BandSign";
import { signed } from "../ui/format";
import type { Suggestion } from "./api";
import styles from "./Side.module.css";
import { isHuman } from "./shapes";
import { drawn, type Mark, type Sheet, suggestionOf } from "./sheet";

interface Props {
  readonly sheet: Sheet;
  readonly focus: string | null;
  readonly onFocus: (id: string) => void;
}

interface Group {
  readonly title: string;
  readonly note: string;
  readonly ids: readonly string[];
}

/** All that is on the picture as text, in the order in which the keys go through it. */
export const SuggestionList = memo(function SuggestionList({ sheet, focus, onFocus }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [isUnfolded, setUnfolded] = useState(false);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-id="${CSS.escape(focus ?? "")}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [focus]);
  const below = useMemo(() => belowOf(sheet).length, [sheet]);
  const isBelowShown = isUnfolded || isBelow(sheet, focus);
  const groups = useMemo(() => groupsOf(sheet, isBelowShown), [sheet, isBelowShown]);
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
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups of options
          <div key={group.title} role="group" aria-label={group.title}>
            <p className={styles["group"]} aria-hidden="true">
              <b>{group.title}</b>
              <span>{group.note}</span>
            </p>
            {group.ids.map((id) => {
              const mark = sheet.marks[id];
              return (
                mark && (
                  <Row
                    key={id}
                    id={id}
                    mark={mark}
                    suggestion={suggestionOf(sheet, id)}
                    isFocused={focus === id}
                    onFocus={onFocus}
                  />
                )
              );
            })}
          </div>
        ))}
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

/** Whether something below the threshold has the focus; the list shows it then. */
function isBelow(sheet: Sheet, focus: string | null): boolean {
  return focus !== null && (suggestionOf(sheet, focus)?.score ?? 0) < 0;
}

function belowOf(sheet: Sheet): readonly string[] {
  return sheet.order.filter((id) => (suggestionOf(sheet, id)?.score ?? 0) < 0);
}

function groupsOf(sheet: Sheet, isUnfolded: boolean): readonly Group[] {
  const of = (test: (score: number, level: string) => boolean) =>
    sheet.order.filter((id) => {
      const one = suggestionOf(sheet, id);
      return one !== undefined && test(one.score, one.level);
    });
  const tags = of((score, level) => score >= 0 && level === "image");
  const objects = of((score, level) => score >= 0 && level === "object");
  const own = drawn(sheet);
  const below = isUnfolded ? belowOf(sheet) : [];
  return [
    { title: "Image tags", note: String(tags.length), ids: tags },
    { title: "Objects", note: "by label, best score first", ids: objects },
    { title: "Drawn by people", note: String(own.length), ids: own },
    { title: "Below the threshold", note: "not asked, not exported", ids: below },
  ].filter((group) => group.ids.length > 0);
}

interface RowProps {
  readonly id: string;
  readonly mark: Mark;
  readonly suggestion: Suggestion | undefined;
  readonly isFocused: boolean;
  readonly onFocus: (id: string) => void;
}

const STATES = { accepted: Check, modified: Pencil, rejected: X } as const;

const Row = memo(function Row({ id, mark, suggestion, isFocused, onFocus }: RowProps) {
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
      <span className={styles["label"]}>{mark.label}</span>{" "}
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
