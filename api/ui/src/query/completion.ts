import type { CompletionContext, CompletionResult, Completion as Option } from "@codemirror/autocomplete";
import type { QueryCompletion } from "../api/queryTypes";
import { checkQuery } from "./check";

/** Completions come from the server, which knows the language and the project's labels, sets and keys. */
export function completionSource(project: string, counts: (insert: string) => number | undefined) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const text = context.state.doc.toString();
    const checked = await checkQuery(project, text, context.pos);
    if (context.aborted) return null;
    const [first] = checked.completions;
    if (first === undefined) return null;
    const from = first.position;
    return {
      from,
      to: Math.max(context.pos, from + first.length),
      filter: false,
      options: checked.completions
        .filter((one) => one.position === from)
        .map((one) => option(one, counts(one.insert))),
    };
  };
}

function option(completion: QueryCompletion, items: number | undefined): Option {
  const detail = items === undefined ? completion.type : items.toLocaleString("en");
  return {
    label: completion.insert,
    ...(detail === "" ? {} : { detail }),
    ...(completion.help === "" ? {} : { info: `${completion.help}.` }),
    apply: (view, _chosen, from, to) => {
      const insert = needsSpace(completion.kind) ? `${completion.insert} ` : completion.insert;
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length } });
    },
  };
}

/** Behind a prefix or a scope comes its own text at once. */
function needsSpace(kind: string): boolean {
  return !["prefix", "scope", "punctuation", "metadata_key", "attribute_key"].includes(kind);
}
