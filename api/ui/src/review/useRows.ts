import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useMemo } from "react";
import type { Group } from "./groups";

/** A line of the list: the head of a group, or one of its rows with its place from 1 on. */
interface Line {
  readonly group: number;
  readonly id: string | null;
  readonly place: number;
}

/** In pixels; a picture may have thousands of rows, so that they are not measured one by one. */
const ROW = 27;
const HEAD = 31;

function linesOf(groups: readonly Group[]): readonly Line[] {
  return groups.flatMap(({ ids }, group): Line[] => [
    { group, id: null, place: 0 },
    ...ids.map((id, at): Line => ({ group, id, place: at + 1 })),
  ]);
}

/** The lines in sight, and the focused one wherever it is: the list names it. */
export function useRows(
  list: RefObject<HTMLDivElement | null>,
  groups: readonly Group[],
  focus: string | null,
) {
  const lines = useMemo(() => linesOf(groups), [groups]);
  const focused = useMemo(
    () => (focus === null ? -1 : lines.findIndex((line) => line.id === focus)),
    [lines, focus],
  );
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => (lines[index]?.id === null ? HEAD : ROW),
    getItemKey: useCallback((index: number) => lines[index]?.id ?? `head ${lines[index]?.group}`, [lines]),
    rangeExtractor: (range) => [
      ...new Set([...(focused < 0 ? [] : [focused]), ...defaultRangeExtractor(range)]),
    ],
    overscan: 6,
  });
  useEffect(() => {
    if (focus !== null && focused >= 0) virtualizer.scrollToIndex(focused, { align: "auto" });
  }, [virtualizer, focused, focus]);
  const shown = [...virtualizer.getVirtualItems()]
    .sort((a, b) => a.index - b.index)
    .flatMap(({ index, start }) => {
      const line = lines[index];
      return line ? [{ ...line, top: start }] : [];
    });
  return {
    height: virtualizer.getTotalSize(),
    groups: groups
      .map((group, at) => ({ group, shown: shown.filter((line) => line.group === at) }))
      .filter((one) => one.shown.length > 0),
  };
}
