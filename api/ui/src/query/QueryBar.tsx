import { Clock, Search, X } from "lucide-react";
import { lazy, type Ref, Suspense, useEffect, useImperativeHandle, useRef, useState } from "react";
import type { QueryProblem } from "../api/errors";
import { afterPaint } from "../ui/afterPaint";
import { IconButton } from "../ui/Button";
import { Menu } from "../ui/Menu";
import { HINT } from "./hint";
import styles from "./QueryBar.module.css";
import type { EditorProps } from "./QueryEditor";
import { recentQueries, rememberQuery } from "./recent";

/** The editor is larger than the page: it is fetched once there are results to look at, or somebody is about to type. */
const wanted = gate();
const QueryEditor = lazy(async () => {
  await wanted.opened;
  return { default: (await import("./QueryEditor")).QueryEditor };
});

interface Props {
  readonly project: string;
  /** The query that is run; what is typed becomes it with Enter. */
  readonly query: string;
  readonly problem: QueryProblem | null;
  /** Whether the results are still on their way. */
  readonly isWaiting: boolean;
  readonly counts: (insert: string) => number | undefined;
  readonly onRun: (query: string) => void;
  readonly ref?: Ref<QueryBarHandle>;
}

export interface QueryBarHandle {
  focus(): void;
}

/** The query's text: a plain input until the editor has come. */
export function QueryBar({ project, query, problem, isWaiting, counts, onRun, ref }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState(query);
  useEffect(() => setDraft(query), [query]);
  useEffect(() => {
    if (!isWaiting) afterPaint(wanted.open);
  }, [isWaiting]);
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

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = () => resolve();
  });
  return { opened, open };
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
      onFocus={wanted.open}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => event.key === "Enter" && onRun()}
    />
  );
}
