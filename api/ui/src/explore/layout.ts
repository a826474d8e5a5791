import { justify, type Measures, type Row, type Shaped } from "./justify";

/** What is left of a page once it is laid out, kept when the page itself is let go. */
interface PageTrace<T> {
  readonly rest: readonly T[];
  readonly height: number;
}

export interface Memory<T> {
  readonly width: number;
  readonly pages: ReadonlyMap<number, PageTrace<T>>;
}

export interface GridLayout<T> {
  readonly rows: readonly Row<T>[];
  /** The height of pages before the first loaded one, so that the scroll position stays when these are let go. */
  readonly top: number;
  readonly memory: Memory<T>;
}

export interface LoadedPage<T> {
  readonly index: number;
  readonly tiles: readonly T[];
  readonly isLast: boolean;
}

/** Of pages so far from those that are loaded only the height is remembered: their pictures are let go as a whole. */
const NEAR = 40;

/** Lays pages out one after the other; a row that a page could not fill is filled by the next one. */
export function layOut<T extends Shaped>(
  pages: readonly LoadedPage<T>[],
  measures: Measures,
  before: Memory<T> | null,
): GridLayout<T> {
  const traces = new Map(before === null ? [] : scaled(before, measures.width));
  const rows: Row<T>[] = [];
  for (const page of pages) {
    const carried = traces.get(page.index - 1)?.rest ?? [];
    const laid = justify([...carried, ...page.tiles], measures, page.isLast);
    rows.push(...laid.rows);
    const height = laid.rows.reduce((sum, row) => sum + row.height + measures.gap, 0);
    traces.set(page.index, { rest: laid.rest, height });
  }
  const first = pages[0]?.index ?? 0;
  const last = pages.at(-1)?.index ?? 0;
  for (const [index, { rest, height }] of traces) {
    if (rest.length > 0 && (index < first - NEAR || index > last + NEAR))
      traces.set(index, { rest: [], height });
  }
  let top = 0;
  for (let index = 0; index < first; index++) top += traces.get(index)?.height ?? 0;
  return { rows, top, memory: { width: measures.width, pages: traces } };
}

/** The page at so many pixels from the top, of those that have been laid out. */
export function pageAt<T>({ pages }: Memory<T>, offset: number): number {
  let below = 0;
  for (let index = 0; ; index++) {
    const trace = pages.get(index);
    if (trace === undefined) return Math.max(0, index - 1);
    below += trace.height;
    if (below > offset) return index;
  }
}

/** In another width rows of the same pictures take more or less height. */
function scaled<T>(memory: Memory<T>, width: number): Iterable<readonly [number, PageTrace<T>]> {
  const ratio = memory.width === width ? 1 : memory.width / Math.max(1, width);
  return [...memory.pages].map(
    ([index, trace]) => [index, { rest: trace.rest, height: trace.height * ratio }] as const,
  );
}
