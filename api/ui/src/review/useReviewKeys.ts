import { type RefObject, useEffect, useRef } from "react";
import type { Point } from "../canvas/geometry";
import { useKeys } from "../ui/keys/useKeys";
import type { ReviewController } from "./controller";
import { measureDecision } from "./measure";
import type { StageHandle } from "./Stage";
import type { Editing } from "./useEditing";

const ARROWS: Readonly<Record<string, Point>> = {
  Left: { x: -1, y: 0 },
  Right: { x: 1, y: 0 },
  Up: { x: 0, y: -1 },
  Down: { x: 0, y: 1 },
};

/** The keys of the review; each of them also says that somebody is at work. */
export function useReviewKeys(
  controller: ReviewController,
  editing: Editing,
  stage: RefObject<StageHandle | null>,
): void {
  const { focus, digits, tool, isBoxEdited, isReadOnly, nudge } = editing;
  const arrows = Object.entries(ARROWS).flatMap(([name, by]) => [
    [`nudge-${name}`, () => nudge(by, "move")] as const,
    [`push-${name}`, () => nudge({ x: by.x * 10, y: by.y * 10 }, "move")] as const,
    [`size-${name}`, () => nudge(by, "size")] as const,
  ]);
  const relabels = digits.map(
    (label, index) =>
      [
        `relabel-${index + 1}`,
        measured(() => focus !== null && label !== null && editing.relabel(label)),
      ] as const,
  );
  useKeys("review", {
    accept: measured(editing.accept),
    reject: measured(editing.reject),
    "accept-rest": measured(() => editing.rest("accepted")),
    "reject-rest": measured(() => editing.rest("rejected")),
    ...Object.fromEntries(relabels),
    label: () => focus !== null && !isReadOnly && editing.setAsking("label"),
    tag: () => !isReadOnly && editing.setAsking("tag"),
    edit: () => editing.setBoxEdited(!isBoxEdited),
    ...(isBoxEdited ? Object.fromEntries(arrows) : {}),
    next: () => controller.step(1),
    previous: () => controller.step(-1),
    undo: () => void controller.turn("undo"),
    redo: () => void controller.turn("redo"),
    save: measured(() => controller.finish()),
    skip: () => controller.skip(),
    back: () => controller.back(),
    draw: () => editing.setTool(tool === "draw" ? "select" : "draw"),
    remove: editing.remove,
    hide: () => editing.setHidden(true),
    colour: editing.flipColouring,
    zoom: () => stage.current?.zoomToFocus(),
    fit: () => stage.current?.fit(),
    leave: () => {
      editing.setTool("select");
      editing.setBoxEdited(false);
      (document.activeElement as HTMLElement | null)?.blur();
    },
  });
  useReleased(() => editing.setHidden(false));
  useTouch(controller);
}

function measured(decide: () => void): () => void {
  return () => {
    const started = performance.now();
    decide();
    measureDecision(started);
  };
}

function useTouch(controller: ReviewController): void {
  useEffect(() => {
    const touch = () => controller.touch();
    document.addEventListener("keydown", touch);
    document.addEventListener("pointerdown", touch);
    return () => {
      document.removeEventListener("keydown", touch);
      document.removeEventListener("pointerdown", touch);
    };
  }, [controller]);
}

/** A key that works while it is held. */
function useReleased(then: () => void): void {
  const latest = useRef(then);
  useEffect(() => {
    latest.current = then;
  });
  useEffect(() => {
    const release = (event: KeyboardEvent) => event.key.toLowerCase() === "v" && latest.current();
    document.addEventListener("keyup", release);
    return () => document.removeEventListener("keyup", release);
  }, []);
}
