import type { RunChunkGroup } from "../api/types";

/** Images a second in a stretch of time; times are in milliseconds since 1970. */
export interface RateColumn {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

export interface Rates {
  readonly columns: readonly RateColumn[];
  /** Columns before which nothing was done for so many milliseconds, which are left out. */
  readonly folds: readonly { readonly before: number; readonly idle: number }[];
  readonly most: number;
}

interface Work {
  readonly from: number;
  readonly to: number;
  readonly items: number;
}

const COLUMNS = 60;
/** A pause shorter than this, or than a tenth of the work, is shown. */
const SHORTEST_FOLD = 20_000;
const NOTHING: Rates = { columns: [], folds: [], most: 0 };

/** The pace of a run over time: what each chunk did is spread over the time that it took. */
export function ratesOf(groups: readonly RunChunkGroup[], startedAt: string): Rates {
  const start = Date.parse(startedAt);
  const work = groups.map((group) => workOf(group, start)).filter((one) => one.items > 0);
  const busy = merged(work);
  const worked = busy.reduce((sum, one) => sum + one.to - one.from, 0);
  if (worked <= 0) return NOTHING;
  const stretches = joined(busy, Math.max(SHORTEST_FOLD, worked / 10));
  const shown = stretches.reduce((sum, one) => sum + one.to - one.from, 0);
  const columns: RateColumn[] = [];
  const folds: { before: number; idle: number }[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const before = stretches[index - 1];
    if (before) folds.push({ before: columns.length, idle: stretch.from - before.to });
    columns.push(...cut(stretch, shown / COLUMNS, work));
  }
  return { columns, folds, most: Math.max(...columns.map((one) => one.rate)) };
}

function workOf(group: RunChunkGroup, start: number): Work {
  const to = Date.parse(group.updated_at);
  const took = Math.max(1, group.busy_millis / Math.max(1, group.chunks));
  return { from: Math.max(start, to - took), to: Math.max(to, start + 1), items: group.done + group.failed };
}

type Stretch = Pick<Work, "from" | "to">;

/** The times in which anything was done. */
function merged(work: readonly Work[]): readonly Stretch[] {
  return joined(
    [...work].sort((a, b) => a.from - b.from),
    0,
  );
}

/** Stretches with what lies between them, where that is no longer than a gap. */
function joined(stretches: readonly Stretch[], gap: number): readonly Stretch[] {
  const found: { from: number; to: number }[] = [];
  for (const { from, to } of stretches) {
    const last = found.at(-1);
    if (last && from - last.to <= gap) last.to = Math.max(last.to, to);
    else found.push({ from, to });
  }
  return found;
}

function cut({ from, to }: Stretch, length: number, work: readonly Work[]): readonly RateColumn[] {
  const count = Math.max(1, Math.round((to - from) / length));
  const width = (to - from) / count;
  return Array.from({ length: count }, (_, index) => {
    const column = { from: from + index * width, to: from + (index + 1) * width };
    const items = work.reduce((sum, one) => sum + one.items * shareOf(one, column), 0);
    return { ...column, rate: (1000 * items) / width };
  });
}

/** How much of the work lies in a column. */
function shareOf(work: Work, column: Stretch): number {
  const within = Math.min(work.to, column.to) - Math.max(work.from, column.from);
  return within <= 0 ? 0 : within / (work.to - work.from);
}
