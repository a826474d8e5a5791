import { useVirtualizer } from "@tanstack/react-virtual";
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from "react";
import styles from "./Grid.module.css";
import type { Row } from "./justify";
import { type LoadedPage, layOut, type Memory, pageAt } from "./layout";
import { type Shown, TileView } from "./TileView";
import type { Tile } from "./tiles";

interface Props {
  readonly pages: readonly LoadedPage<Tile>[];
  /** Changes when another list is shown: what is remembered of the one before is forgotten. */
  readonly list: string;
  readonly isStale: boolean;
  readonly selected: ReadonlySet<string>;
  readonly current: string | null;
  readonly show: Shown;
  readonly onPress: (tile: Tile, event: React.MouseEvent) => void;
  readonly onNearEnd: () => void;
  readonly onNearStart: () => void;
  /** All that is loaded lies below what is in sight, which was seen on the page of this number. */
  readonly onAway: (page: number) => void;
  readonly ref?: Ref<GridHandle>;
}

export interface GridHandle {
  focus(): void;
  /** The tile above or below, nearest to the middle of the current one. */
  vertical(id: string | null, rows: number): string | null;
  reveal(id: string): void;
}

const GAP = 8;
const ROW_HEIGHT = 138;

/** Pictures in rows of equal height; only the rows in view are on the page. */
export function Grid(props: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const { rows, top, memory } = useRows(props.pages, props.list, width);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.height ?? ROW_HEIGHT) + GAP,
    getItemKey: (index) => rows[index]?.tiles[0]?.of.id ?? index,
    paddingStart: top,
    overscan: 2,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have other heights
  useEffect(() => virtualizer.measure(), [virtualizer, rows]);
  useEffect(() => {
    if (scroller.current && props.list) scroller.current.scrollTop = 0;
  }, [props.list]);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { onNearEnd, onNearStart, onAway } = props;
  useEffect(() => {
    if (rows.length === 0) return;
    if (last >= rows.length - 4) onNearEnd();
    if (first <= 2 && top > 0) onNearStart();
  }, [first, last, rows.length, top, onNearEnd, onNearStart]);
  const { isScrolling, scrollOffset, scrollRect } = virtualizer;
  useEffect(() => {
    if (isScrolling || props.isStale || memory === null || scrollOffset === null || !scrollRect) return;
    if (scrollOffset + scrollRect.height < top) onAway(pageAt(memory, scrollOffset));
  }, [isScrolling, props.isStale, memory, scrollOffset, scrollRect, top, onAway]);

  useImperativeHandle(props.ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    vertical: (id, step) => neighbour(rows, id, step),
    reveal: (id) => {
      const index = rows.findIndex((row) => row.tiles.some((tile) => tile.of.id === id));
      if (index >= 0) virtualizer.scrollToIndex(index, { align: "auto" });
    },
  }));

  return (
    <div
      ref={scroller}
      className={styles["scroller"]}
      data-stale={props.isStale}
      role="listbox"
      aria-label="Pictures"
      aria-multiselectable="true"
      aria-activedescendant={props.current === null ? undefined : `tile-${props.current}`}
      tabIndex={0}
    >
      <div
        className={styles["canvas"]}
        style={{ height: virtualizer.getTotalSize() + 60 }}
        role="presentation"
      >
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <div
                key={item.key}
                className={styles["row"]}
                role="presentation"
                style={{ top: item.start, height: row.height }}
              >
                {row.tiles.map(({ of, width: tileWidth }) => (
                  <TileView
                    key={of.id}
                    tile={of}
                    width={tileWidth}
                    height={row.height}
                    isSelected={props.selected.has(of.id)}
                    isCurrent={props.current === of.id}
                    show={props.show}
                    onPress={props.onPress}
                  />
                ))}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function useWidth(element: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const measure = () => setWidth(watched.clientWidth - 20);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

function useRows(pages: readonly LoadedPage<Tile>[], list: string, width: number) {
  const memory = useRef<{ readonly list: string; readonly of: Memory<Tile> } | null>(null);
  return useMemo(() => {
    if (width <= 0) return { rows: [], top: 0, memory: null };
    const before = memory.current?.list === list ? memory.current.of : null;
    const laid = layOut(pages, { width, height: rowHeight(width), gap: GAP }, before);
    memory.current = { list, of: laid.memory };
    return laid;
  }, [pages, list, width]);
}

function rowHeight(width: number): number {
  return width < 500 ? 110 : ROW_HEIGHT;
}

function neighbour(rows: readonly Row<Tile>[], id: string | null, step: number): string | null {
  const at = rows.findIndex((row) => row.tiles.some((tile) => tile.of.id === id));
  if (at < 0) return rows[0]?.tiles[0]?.of.id ?? null;
  const here = middles(rows[at]).find((one) => one.id === id)?.middle ?? 0;
  const target = middles(rows[Math.min(Math.max(at + step, 0), rows.length - 1)]);
  const nearest = target.reduce<(typeof target)[number] | null>(
    (best, one) => (best === null || Math.abs(one.middle - here) < Math.abs(best.middle - here) ? one : best),
    null,
  );
  return nearest?.id ?? null;
}

function middles(row: Row<Tile> | undefined): readonly { readonly id: string; readonly middle: number }[] {
  let left = 0;
  return (row?.tiles ?? []).map((tile) => {
    const middle = left + tile.width / 2;
    left += tile.width + GAP;
    return { id: tile.of.id, middle };
  });
}
