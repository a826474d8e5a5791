import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { SimilarLink } from "../ui/SimilarLink";
import { readStats } from "./api";
import { Clashes } from "./Clashes";
import type { ReviewController } from "./controller";
import { Details } from "./Details";
import side from "./Side.module.css";
import { SuggestionList } from "./SuggestionList";

import { pending, suggestionOf } from "./sheet";
import type { Editing } from "./useEditing";
import type { ReviewView } from "./view";

interface Props {
  readonly project: string;
  readonly controller: ReviewController;
  readonly view: ReviewView;
  readonly editing: Editing;
}

/** What is on the picture in words: how much is left, what clashes, every suggestion, and the focused one in detail. */
export function SidePanel({ project, controller, view, editing }: Props) {
  const { entry, sheet, focus, mark, digits, isReadOnly } = editing;
  const stats = useQuery({
    queryKey: ["review-stats", project],
    queryFn: () => readStats(project),
    staleTime: 60_000,
  });
  const focusOn = useCallback((id: string) => controller.focus(id), [controller]);
  return (
    <aside className={side["side"]} aria-label="Labels of the picture">
      {sheet && entry && (
        <>
          <header className={side["head"]}>
            <h1>{sheet.key}</h1>
            <p>
              <b>{pending(sheet).length}</b> left of{" "}
              {sheet.suggestions.filter((one) => one.score >= 0).length}
              {entry.state === "done" && " · reviewed"}
            </p>
            <SimilarLink project={project} item={sheet.item} />
          </header>
          <Clashes
            clashes={view.clashes.filter((one) => one.item === sheet.item)}
            sheet={sheet}
            onSettle={(clash, way) => controller.settle(clash, way)}
          />
          <SuggestionList sheet={sheet} focus={focus} onFocus={focusOn} />
          {mark && focus !== null && (
            <Details
              mark={mark}
              suggestion={suggestionOf(sheet, focus)}
              labels={digits}
              acceptance={stats.data?.acceptance ?? []}
              isReadOnly={isReadOnly}
              onLabel={editing.relabel}
              onSearch={() => editing.setAsking("label")}
            />
          )}
        </>
      )}
    </aside>
  );
}
