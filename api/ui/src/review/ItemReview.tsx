import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { local } from "../api/images";
import { countQuery } from "../api/queries";
import { keepFocus } from "../ui/keepFocus";
import type { ReviewController } from "./controller";
import { Film } from "./Film";
import { KeyHints } from "./KeyHints";
import { LabelPicker } from "./LabelPicker";
import { useMailState } from "./mail";
import styles from "./Review.module.css";
import { ReviewBar } from "./ReviewBar";
import { SidePanel } from "./SidePanel";
import { Stage, type StageHandle } from "./Stage";
import { StageActions, Taken } from "./StageActions";
import { uidOf } from "./session";
import { Tools } from "./Tools";
import { useAnnouncement } from "./useAnnouncement";
import { useEditing } from "./useEditing";
import { useReviewKeys } from "./useReviewKeys";
import type { ReviewView } from "./view";
import { Waiting } from "./Waiting";

interface Props {
  readonly project: string;
  readonly query: string;
  readonly controller: ReviewController;
  readonly view: ReviewView;
}

/** One item at a time: the picture, the list that says the same in words, and the row of items. */
export function ItemReview({ project, query, controller, view }: Props) {
  const editing = useEditing(project, controller, view);
  const { entry, sheet, focus, mark, tool, colouring, isHidden, asking, isReadOnly } = editing;
  const [scale, setScale] = useState(1);
  const stage = useRef<StageHandle>(null);
  // How many items matched when the review began.
  const total = useQuery({
    ...countQuery(project, query),
    queryKey: ["review-total", project, query],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data;
  const outbox = useMailState(view.mail);
  useItemInAddress(project, entry ? uidOf(entry) : undefined, view.isStarting);
  useReviewKeys(controller, editing, stage);
  const announcement = useAnnouncement(sheet, focus);
  return (
    <main className={styles["review"]} onMouseDown={keepFocus}>
      <ReviewBar
        project={project}
        query={query}
        view={view}
        outbox={outbox}
        total={total}
        onSave={() => controller.finish()}
      />
      <div className={styles["work"]}>
        {entry && sheet ? (
          <>
            <Stage
              sheet={sheet}
              picture={controller.picture(uidOf(entry))?.src ?? local(entry.leased.image_url)}
              focus={focus}
              tool={tool}
              colouring={colouring}
              isHidden={isHidden}
              isEditing={editing.isBoxEdited}
              isReadOnly={isReadOnly}
              handle={stage}
              onFocus={(id) => controller.focus(id)}
              onStep={(by) => controller.step(by)}
              onBox={editing.setBox}
              onDraw={editing.draw}
              onZoom={setScale}
              actions={
                mark && !isReadOnly && asking === null ? (
                  <StageActions
                    mark={mark}
                    onAccept={editing.accept}
                    onReject={editing.reject}
                    onLabel={() => editing.setAsking("label")}
                  />
                ) : null
              }
            />
            <Tools
              tool={tool}
              colouring={colouring}
              isHidden={isHidden}
              onTool={editing.setTool}
              onZoom={() => stage.current?.zoomToFocus()}
              onFit={() => stage.current?.fit()}
              onHide={() => editing.setHidden(!isHidden)}
              onColour={editing.flipColouring}
            />
            {asking !== null && (
              <LabelPicker
                title={asking === "tag" ? "Tag of the whole picture" : "Label"}
                labels={editing.labels.all}
                onPick={asking === "tag" ? editing.addTag : editing.relabel}
                onClose={() => editing.setAsking(null)}
              />
            )}
            {isReadOnly && (
              <Taken
                by={entry.lease?.mine === false ? entry.lease.by : null}
                onNext={() => controller.skip()}
              />
            )}
          </>
        ) : (
          <>
            <h1 className="visually-hidden">Review</h1>
            <Waiting project={project} view={view} query={query} onAgain={() => controller.again()} />
          </>
        )}
      </div>
      <Film view={view} onGo={(at) => controller.goTo(at)} />
      <SidePanel project={project} controller={controller} view={view} editing={editing} />
      <KeyHints size={sheet?.size} scale={scale} colouring={colouring} />
      <span className="visually-hidden" role="status" aria-live="polite">
        {announcement}
      </span>
    </main>
  );
}

/** The address names the item, so that a reload or a pasted link comes back to it. */
function useItemInAddress(project: string, item: string | undefined, isStarting: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (isStarting) return;
    void navigate({
      to: "/p/$project/review",
      params: { project },
      search: (before) => ({ ...before, item }),
      replace: true,
    });
  }, [navigate, project, item, isStarting]);
}
