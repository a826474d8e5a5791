import { Clock, Search, X } from "lucide-react";
import { lazy, type Ref, Suspense, useEffect, useImperativeHandle, useRef, useState } from "react";
import type { QueryProblem } from "../api/errors";
import { IconButton } from "../ui/Button";
import { Menu } from "../ui/Menu";
import { HINT } from "./hint";
import styles from "./QueryBar.module.css";
import type { EditorProps } from "./QueryEditor";
import { recentQueries, rememberQuery } from "./recent";

const QueryEditor = lazy(async () => ({ default: (await import("./QueryEditor")).QueryEditor }));

interface Props {
  readonly project: string;
  /** The query that is run; what is typed becomes it with Enter. */
  readonly query: string;
  readonly problem: QueryProblem | null;
  readonly counts: (insert: string) => number | undefined;
  readonly onRun: (query: string) => void;
  readonly ref?: Ref<QueryBarHandle>;
}

export interface QueryBarHandle {
  focus(): void;
}

/** The query's text: a plain input until the editor has come. */
export function QueryBar({ project, query, problem, counts, onRun, ref }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState(query);
  useEffect(() => setDraft(query), [query]);
  const run = (text: string) => {
    rememberQuery(text.trim());
    onRun(text.trim());
  };
  useImperativeHandle(ref, () => ({
    focus: () => bar.current?.querySelector<HTMLElement>("[contenteditable=true], input")?.focus(),
  }));
  const editor: EditorProps = {
    project,
    value: draft,
    problem: draft === query ? problem : null,
    isFocused: false,
    counts,
    onChange: setDraft,
    onRun: () => run(draft),
    onLeave: () => (document.activeElement as HTMLElement | null)?.blur(),
  };
  return (
    <div ref={bar} className={styles["bar"]} data-bad={problem !== null}>
      <Search size={15} aria-hidden className={styles["icon"]} />
      <div className={styles["text"]}>
        <Suspense fallback={<PlainInput {...editor} />}>
          <WithFocus editor={editor} bar={bar} />
        </Suspense>
      </div>
      <Menu
        label="Queries that were run last"
        className={styles["history"] ?? ""}
        button={<Clock size={15} aria-hidden />}
        entries={recentQueries().map((one) => ({ id: one, title: one }))}
        onChoose={run}
      />
      {(draft !== "" || query !== "") && (
        <IconButton label="Clear the query" onClick={() => run("")}>
          <X size={15} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

/** The editor takes over the focus of the plain input that it replaces. */
function WithFocus({
  editor,
  bar,
}: {
  readonly editor: EditorProps;
  readonly bar: React.RefObject<HTMLDivElement | null>;
}) {
  const [isFocused] = useState(
    () => bar.current?.querySelector("input") === document.activeElement && document.activeElement !== null,
  );
  return <QueryEditor {...editor} isFocused={isFocused} />;
}

function PlainInput({ value, onChange, onRun }: EditorProps) {
  return (
    <input
      className={styles["plain"]}
      aria-label="Query"
      placeholder={HINT}
      value={value}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => event.key === "Enter" && onRun()}
    />
  );
}
