import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeCompletion,
  completionStatus,
  moveCompletionSelection,
  selectedCompletion,
  startCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { QueryProblem } from "../api/errors";
import { completionSource } from "./completion";
import { HINT } from "./hint";
import { queryColours, queryLanguage } from "./language";

export interface EditorProps {
  readonly project: string;
  readonly value: string;
  readonly problem: QueryProblem | null;
  readonly isFocused: boolean;
  readonly counts: (insert: string) => number | undefined;
  readonly onChange: (value: string) => void;
  readonly onRun: () => void;
  readonly onLeave: () => void;
}

/** The query as one line of code, with colours, completion and the place of an error. */
export function QueryEditor(props: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (host.current === null) return;
    const editor = new EditorView({ parent: host.current, state: EditorState.create(initial(latest)) });
    view.current = editor;
    if (latest.current.isFocused) editor.focus();
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (editor && editor.state.doc.toString() !== props.value) {
      editor.dispatch({
        changes: { from: 0, to: editor.state.doc.length, insert: props.value },
        selection: { anchor: props.value.length },
      });
    }
  }, [props.value]);

  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, marks(props.problem, editor.state.doc.length)));
  }, [props.problem]);

  return <div ref={host} data-query-editor />;
}

function initial(latest: { readonly current: EditorProps }) {
  const run = (editor: EditorView) => {
    closeCompletion(editor);
    latest.current.onRun();
    return true;
  };
  const leave = () => {
    latest.current.onLeave();
    return true;
  };
  return {
    doc: latest.current.value,
    selection: { anchor: latest.current.value.length },
    extensions: [
      queryLanguage,
      queryColours,
      history(),
      closeBrackets(),
      bracketMatching(),
      autocompletion({
        override: [completionSource(latest.current.project, (insert) => latest.current.counts(insert))],
        icons: false,
        selectOnOpen: false,
        activateOnTypingDelay: 60,
      }),
      Prec.highest(
        keymap.of([
          { key: "Tab", run: takeFirst },
          // What was chosen with the arrows is taken; otherwise Enter runs the query, even while something is offered.
          {
            key: "Enter",
            run: (editor) =>
              (selectedCompletion(editor.state) !== null && acceptCompletion(editor)) || run(editor),
          },
          { key: "Ctrl-Enter", run },
          { key: "Ctrl-Space", run: startCompletion },
        ]),
      ),
      keymap.of([{ key: "Escape", run: leave }, ...historyKeymap, ...defaultKeymap]),
      placeholder(HINT),
      onOneLine,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) latest.current.onChange(update.state.doc.toString());
      }),
      EditorView.contentAttributes.of({ "aria-label": "Query", spellcheck: "false" }),
      look,
    ],
  };
}

function takeFirst(editor: EditorView): boolean {
  if (completionStatus(editor.state) !== "active") return false;
  if (selectedCompletion(editor.state) === null) moveCompletionSelection(true)(editor);
  return acceptCompletion(editor);
}

/** Pasted lines become one. */
const onOneLine = EditorState.transactionFilter.of((transaction) =>
  transaction.newDoc.lines > 1
    ? [
        {
          changes: {
            from: 0,
            to: transaction.startState.doc.length,
            insert: transaction.newDoc.toString().replace(/\s*\n\s*/g, " "),
          },
          selection: { anchor: Math.min(transaction.newSelection.main.head, transaction.newDoc.length) },
        },
      ]
    : transaction,
);

function marks(problem: QueryProblem | null, length: number) {
  if (problem === null) return [];
  const from = Math.min(problem.position, Math.max(0, length - 1));
  const to = Math.min(Math.max(from + Math.max(1, problem.length), from), length);
  return [{ from, to, severity: "error" as const, message: problem.detail }];
}

const look = EditorView.theme({
  "&": { fontSize: "13px", background: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    fontVariantLigatures: "none",
    lineHeight: "22px",
    overflowX: "auto",
    scrollbarWidth: "none",
  },
  ".cm-content": { padding: "6px 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-placeholder": { color: "var(--text-2)", fontFamily: '"Inter Variable", system-ui, sans-serif' },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { background: "var(--accent-soft)" },
  ".cm-tooltip": {
    background: "var(--raised)",
    border: "1px solid var(--line)",
    borderRadius: "9px",
    boxShadow: "var(--shadow)",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--mono)",
    maxHeight: "300px",
    minWidth: "280px",
    padding: "4px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    justifyContent: "space-between",
    gap: "24px",
    padding: "3px 9px",
    lineHeight: "20px",
    borderRadius: "5px",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent-soft)", color: "var(--text)" },
  ".cm-completionDetail": {
    color: "var(--text-2)",
    fontStyle: "normal",
    fontFamily: '"Inter Variable", system-ui, sans-serif',
  },
  ".cm-completionInfo": {
    padding: "6px 10px",
    maxWidth: "300px",
    fontFamily: '"Inter Variable", system-ui, sans-serif',
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--danger)",
    textUnderlineOffset: "4px",
    textDecorationSkipInk: "none",
  },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--danger)", padding: "6px 10px" },
});
