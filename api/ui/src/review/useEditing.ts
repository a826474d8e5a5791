import { useCallback, useEffect, useMemo, useState } from "react";
import { type Box, grow, move, type Point } from "../canvas/geometry";
import type { ReviewController } from "./controller";
import type { Tool } from "./Stage";
import { current } from "./session";
import { type Colouring, digitLabels } from "./shapes";
import { amended, type Mark, newId, pending } from "./sheet";
import { useLabels } from "./useLabels";
import type { ReviewView } from "./view";

/** What the label picker is open for. */
export type Asking = "label" | "tag" | null;

export type Editing = ReturnType<typeof useEditing>;

/** What can be done to the focused suggestion or box, and the tools that are in hand. */
export function useEditing(project: string, controller: ReviewController, { session }: ReviewView) {
  const entry = current(session);
  const sheet = entry?.sheet ?? null;
  const { focus } = session;
  const [tool, setTool] = useState<Tool>("select");
  const [colouring, setColouring] = useState<Colouring>("score");
  const [isHidden, setHidden] = useState(false);
  const [isBoxEdited, setBoxEdited] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  const labels = useLabels(project, sheet);
  const digits = useMemo(
    () => (sheet ? digitLabels(sheet, labels.recent, labels.keys) : []),
    [sheet, labels.recent, labels.keys],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: editing with the arrows belongs to one box
  useEffect(() => setBoxEdited(false), [focus]);
  const mark: Mark | undefined = sheet && focus !== null ? sheet.marks[focus] : undefined;
  const isDrawn = mark?.status === "drawn";

  const relabel = (label: string) => {
    const next = sheet && focus !== null ? amended(sheet, focus, { label }) : null;
    if (next && focus !== null) controller.mark({ [focus]: next }, next.status !== "drawn");
    labels.use(label);
    setAsking(null);
  };
  const addTag = (label: string) => {
    controller.mark({ [newId()]: { status: "drawn", label, box: null } }, false);
    labels.use(label);
    setAsking(null);
  };
  const setBox = (id: string, box: Box) => {
    const next = sheet && amended(sheet, id, { box });
    if (next) controller.mark({ [id]: next }, false);
  };
  const draw = (box: Box) => {
    const id = newId();
    const label = mark?.label || digits[0] || labels.all[0];
    if (label === undefined) return;
    controller.mark({ [id]: { status: "drawn", label, box } }, false);
    controller.focus(id);
    setTool("select");
    setAsking("label");
  };
  const remove = () => {
    if (focus === null || !mark || !isDrawn) return;
    controller.mark({ [focus]: { ...mark, status: "removed" } }, false);
    controller.focus(null);
  };
  const accept = () => {
    // What was modified or drawn is a person's already: accepting it would take the change back.
    if (focus === null || !mark || mark.status === "modified" || isDrawn) controller.onward();
    else controller.decide([focus], "accepted");
  };
  const reject = () => {
    if (isDrawn) remove();
    else if (focus !== null) controller.decide([focus], "rejected");
  };
  const rest = (status: "accepted" | "rejected") => sheet && controller.decide(pending(sheet), status);
  const nudge = (by: Point, how: "move" | "size") => {
    if (!sheet || focus === null || !mark?.box) return;
    setBox(focus, how === "move" ? move(mark.box, by, sheet.size) : grow(mark.box, by, sheet.size));
  };
  const flipColouring = useCallback(
    () => setColouring((before) => (before === "score" ? "label" : "score")),
    [],
  );
  return {
    ...{ entry, sheet, focus, mark, labels, digits, tool, colouring, isHidden, isBoxEdited, asking },
    ...{ setTool, setHidden, setBoxEdited, setAsking, flipColouring },
    ...{ relabel, addTag, setBox, draw, remove, accept, reject, rest, nudge },
    isReadOnly: entry?.state === "taken",
  };
}
