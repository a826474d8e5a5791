import { X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { FoundItem } from "../api/types";
import { useMay } from "../api/useMay";
import { Button, IconButton } from "../ui/Button";
import { count } from "../ui/format";
import { everything, narrowed } from "./bulk";
import styles from "./Explore.module.css";
import type { Selection } from "./selection";

const BulkDialog = lazy(async () => ({ default: (await import("./BulkDialog")).BulkDialog }));
const SliceDialog = lazy(async () => ({ default: (await import("../slices/SliceDialog")).SliceDialog }));

interface Props {
  readonly project: string;
  readonly query: string;
  readonly selection: Selection;
  readonly items: readonly FoundItem[];
  readonly matching: number | null;
}

type Action = "accept" | "reject" | "slice";

/** What can be done with the selected items, or with all that match the query. */
export function SelectionBar({ project, query, selection, items, matching }: Props) {
  const isOperator = useMay("operator");
  const isAnnotator = useMay("annotator");
  const [action, setAction] = useState<Action | null>(null);
  const [isAll, setAll] = useState(false);
  const chosen = [...new Set(items.map((item) => item.uid))];
  if (chosen.length === 0 && action === null) return null;
  const target = isAll ? everything(query) : narrowed(query, chosen);
  return (
    <>
      <section className={styles["bar"]} aria-label="Selection">
        <b>{isAll && matching !== null ? `All ${count(matching)}` : count(chosen.length)}</b> selected
        {!isAll && matching !== null && matching > chosen.length && (
          <button type="button" className={styles["link"]} onClick={() => setAll(true)}>
            Select all {count(matching)} matching
          </button>
        )}
        {isOperator && (
          <>
            <Button onClick={() => setAction("accept")}>Accept…</Button>
            <Button onClick={() => setAction("reject")}>Reject…</Button>
          </>
        )}
        {isAnnotator && <Button onClick={() => setAction("slice")}>Make a slice…</Button>}
        <IconButton
          label="Clear the selection"
          onClick={() => {
            setAll(false);
            selection.clear();
          }}
        >
          <X size={16} aria-hidden />
        </IconButton>
      </section>
      <Suspense>
        {(action === "accept" || action === "reject") && (
          <BulkDialog project={project} kind={action} query={target} onClose={() => setAction(null)} />
        )}
        {action === "slice" && (
          <SliceDialog
            project={project}
            query={isAll ? query : narrowed("", chosen)}
            onClose={() => setAction(null)}
          />
        )}
      </Suspense>
    </>
  );
}
