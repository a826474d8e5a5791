import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import type { Point, Size } from "../canvas/geometry";
import { fitted, type Viewport, zoomAt } from "../canvas/viewport";
import type { Sheet } from "./sheet";

/** Of the element, as it is now. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const measure = () => setSize({ width: watched.clientWidth, height: watched.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

type SetViewport = (next: Viewport | ((now: Viewport) => Viewport), isOwn: boolean) => void;

/** The viewport of the item: fitted at first and when the window changes, until somebody zooms or pans. */
export function useViewport(sheet: Sheet, screen: Size): readonly [Viewport, SetViewport] {
  const [own, setOwn] = useState<{ readonly item: string; readonly viewport: Viewport } | null>(null);
  const fit = useMemo(() => fitted(sheet.size, screen), [sheet.size, screen]);
  const viewport = own?.item === sheet.item ? own.viewport : fit;
  const set = useCallback<SetViewport>(
    (next, isOwn) =>
      setOwn((before) => {
        if (!isOwn) return null;
        const now = before?.item === sheet.item ? before.viewport : fit;
        return { item: sheet.item, viewport: typeof next === "function" ? next(now) : next };
      }),
    [sheet.item, fit],
  );
  return [viewport, set];
}

/** Where the pointer is in the element. */
export function pointIn(element: Element | null, { clientX, clientY }: MouseEvent | React.MouseEvent): Point {
  const rect = element?.getBoundingClientRect();
  return { x: clientX - (rect?.left ?? 0), y: clientY - (rect?.top ?? 0) };
}

/** Lets the wheel zoom where the pointer is. */
export function useWheel(
  frame: RefObject<HTMLElement | null>,
  sheet: Sheet,
  screen: Size,
  setViewport: SetViewport,
): void {
  const wheel = useCallback(
    (event: WheelEvent) => {
      event.preventDefault();
      const at = pointIn(frame.current, event);
      setViewport(
        (now) => zoomAt(now, at, Math.exp(-event.deltaY * 0.0016), fitted(sheet.size, screen).scale * 0.5),
        true,
      );
    },
    [frame, screen, setViewport, sheet.size],
  );
  useEffect(() => {
    // React listens passively, which would let the page zoom too.
    const element = frame.current;
    element?.addEventListener("wheel", wheel, { passive: false });
    return () => element?.removeEventListener("wheel", wheel);
  }, [frame, wheel]);
}
