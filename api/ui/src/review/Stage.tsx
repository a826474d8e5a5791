import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { drawBoxes } from "../canvas/drawBoxes";
import type { Box, Handle, Point } from "../canvas/geometry";
import { hitTest } from "../canvas/hitTest";
import { fitted, toPicture, toScreen, zoomTo } from "../canvas/viewport";
import { changedBox, type Drag, dragged, drawnBox, panned } from "./drag";
import { Focused } from "./Focused";
import styles from "./Stage.module.css";
import { type Colouring, masksOf, shapesOf } from "./shapes";
import { type Sheet, suggestionOf } from "./sheet";
import { pointIn, useSize, useViewport, useWheel } from "./useViewport";

export type Tool = "select" | "draw" | "pan";

export interface StageHandle {
  zoomToFocus(): void;
  fit(): void;
}

interface Props {
  readonly sheet: Sheet;
  readonly picture: string;
  readonly focus: string | null;
  readonly tool: Tool;
  readonly colouring: Colouring;
  readonly isHidden: boolean;
  readonly isEditing: boolean;
  readonly isReadOnly: boolean;
  readonly handle: RefObject<StageHandle | null>;
  readonly onFocus: (id: string | null) => void;
  readonly onStep: (by: number) => void;
  readonly onBox: (id: string, box: Box) => void;
  readonly onDraw: (box: Box) => void;
  readonly onZoom: (scale: number) => void;
  readonly actions: React.ReactNode;
}

const LINE = 2.2;
const NEAR = 4;

/** The picture on dark ground; all boxes are on one canvas, and the focused one is an element with handles. */
export function Stage(props: Props) {
  const { sheet, focus, tool, isReadOnly } = props;
  const frame = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const screen = useSize(frame);
  const [viewport, setViewport] = useViewport(sheet, screen);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [isBroken, setBroken] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture may be there again
  useEffect(() => setBroken(false), [props.picture]);

  const shapes = useMemo(() => shapesOf(sheet, focus, props.colouring), [sheet, focus, props.colouring]);
  const masks = useMemo(() => masksOf(sheet, focus, props.colouring), [sheet, focus, props.colouring]);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || screen.width === 0) return;
    const style = { line: LINE, ...screen, ratio: devicePixelRatio };
    drawBoxes(context, props.isHidden ? [] : shapes, viewport, style, props.isHidden ? [] : masks);
  }, [shapes, masks, viewport, screen, props.isHidden]);
  const { onZoom } = props;
  useEffect(() => onZoom(viewport.scale), [viewport.scale, onZoom]);

  const mark = focus === null ? undefined : sheet.marks[focus];
  const focusBox = drag && "id" in drag && drag.id === focus ? drag.box : (mark?.box ?? null);
  useLayoutEffect(() => {
    props.handle.current = {
      zoomToFocus: () => focusBox && setViewport(zoomTo(focusBox, screen), true),
      fit: () => setViewport(fitted(sheet.size, screen), false),
    };
  });

  const point = (event: React.PointerEvent) => pointIn(frame.current, event);
  useWheel(frame, sheet, screen, setViewport);

  const press = (event: React.PointerEvent) => {
    if (event.button > 1 || (event.target as Element).closest("[data-actions]")) return;
    frame.current?.focus({ preventScroll: true });
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = point(event);
    const inPicture = toPicture(viewport, at);
    const handle = (event.target as HTMLElement).dataset["handle"] as Handle | undefined;
    if (tool === "draw" && event.button === 0) setDrag({ kind: "draw", from: inPicture, box: null });
    else if (tool === "pan" || event.button === 1) setDrag({ kind: "pan", from: at, viewport });
    else if (handle && focus !== null && mark?.box && !isReadOnly)
      setDrag({ kind: "resize", id: focus, handle, start: mark.box, box: mark.box });
    else pick(at, inPicture);
  };
  const pick = (at: Point, inPicture: Point) => {
    const boxes = shapes.map((shape) => ({ id: shape.id, box: shape.box }));
    if (focus !== null && mark?.box) boxes.push({ id: focus, box: mark.box });
    const hit = hitTest(boxes, inPicture, NEAR / viewport.scale);
    if (hit === null) setDrag({ kind: "pan", from: at, viewport });
    else if (hit === focus && mark?.box && !isReadOnly) {
      setDrag({ kind: "move", id: hit, from: inPicture, start: mark.box, box: mark.box });
    } else props.onFocus(hit);
  };
  const drags = (event: React.PointerEvent) => {
    if (drag === null) return;
    const at = point(event);
    if (drag.kind === "pan") setViewport(panned(drag, at), true);
    else setDrag(dragged(drag, toPicture(viewport, at), sheet.size));
  };
  const release = () => {
    const drawn = drawnBox(drag, viewport.scale);
    const changed = changedBox(drag);
    if (drawn) props.onDraw(drawn);
    if (changed) props.onBox(changed.id, changed.box);
    setDrag(null);
  };

  const shown = toScreen(viewport, { x: 0, y: 0, w: sheet.size.width, h: sheet.size.height });
  return (
    <section
      ref={frame}
      className={styles["stage"]}
      data-tool={tool}
      aria-label="Picture"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: Tab walks through the suggestions of the picture
      tabIndex={0}
      onPointerDown={press}
      onPointerMove={drags}
      onPointerUp={release}
      onPointerCancel={() => setDrag(null)}
      onKeyDown={(event) => {
        if (event.key !== "Tab") return;
        event.preventDefault();
        props.onStep(event.shiftKey ? -1 : 1);
      }}
    >
      {isBroken ? (
        <p className={styles["gone"]}>
          The picture cannot be shown: its file is gone or damaged. Skip it with N.
        </p>
      ) : (
        <img
          src={props.picture}
          alt={sheet.key}
          decoding="sync"
          draggable={false}
          onError={() => setBroken(true)}
          className={styles["picture"]}
          data-pixels={viewport.scale > 4}
          style={{ transform: `translate(${shown.x}px, ${shown.y}px)`, width: shown.w, height: shown.h }}
        />
      )}
      <canvas
        ref={canvas}
        width={screen.width * devicePixelRatio}
        height={screen.height * devicePixelRatio}
        className={styles["boxes"]}
      />
      {!props.isHidden && focus !== null && mark && focusBox && (
        <Focused
          mark={mark}
          suggestion={suggestionOf(sheet, focus)}
          box={toScreen(viewport, focusBox)}
          screen={screen}
          colouring={props.colouring}
          isEditing={props.isEditing}
          actions={drag === null ? props.actions : null}
        />
      )}
      {drag?.kind === "draw" && drag.box && <Drawing box={toScreen(viewport, drag.box)} />}
    </section>
  );
}

function Drawing({ box }: { readonly box: Box }) {
  return (
    <div className={styles["drawing"]} style={{ left: box.x, top: box.y, width: box.w, height: box.h }} />
  );
}
