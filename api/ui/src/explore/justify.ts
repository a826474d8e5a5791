/** Something with a ratio of width to height. */
export interface Shaped {
  readonly ratio: number;
}

export interface Row<T> {
  readonly height: number;
  readonly tiles: readonly { readonly of: T; readonly width: number }[];
}

export interface Justified<T> {
  readonly rows: readonly Row<T>[];
  /** What did not fill a row, to be put in front of what comes next. */
  readonly rest: readonly T[];
}

export interface Measures {
  readonly width: number;
  /** The height that rows are near to. */
  readonly height: number;
  readonly gap: number;
}

/** Rows that fill the width exactly, with pictures in their own ratio. With `isLast` what is left becomes a row too. */
export function justify<T extends Shaped>(
  things: readonly T[],
  measures: Measures,
  isLast: boolean,
): Justified<T> {
  const rows: Row<T>[] = [];
  let open: T[] = [];
  for (const thing of things) {
    open.push(thing);
    if (fullHeight(open, measures) <= measures.height) {
      rows.push(row(open, fullHeight(open, measures), measures));
      open = [];
    }
  }
  if (!isLast || open.length === 0) return { rows, rest: open };
  return {
    rows: [...rows, row(open, Math.min(measures.height, fullHeight(open, measures)), measures)],
    rest: [],
  };
}

/** How high a row of these is when it fills the width. */
function fullHeight(things: readonly Shaped[], { width, gap }: Measures): number {
  return (width - gap * (things.length - 1)) / things.reduce((sum, thing) => sum + bounded(thing.ratio), 0);
}

function row<T extends Shaped>(things: readonly T[], height: number, { width, gap }: Measures): Row<T> {
  const whole = Math.round(height);
  const widths = things.map((thing) => Math.floor(bounded(thing.ratio) * height));
  const spare = Math.floor(width - gap * (things.length - 1)) - widths.reduce((sum, one) => sum + one, 0);
  // Rounding leaves a few pixels; the last tile of a full row takes them.
  const takes = spare > 0 && spare <= things.length ? spare : 0;
  return {
    height: whole,
    tiles: things.map((of, index) => ({
      of,
      width: (widths[index] ?? 0) + (index === things.length - 1 ? takes : 0),
    })),
  };
}

/** Panoramas and slips are cut to what still leaves room for others. */
function bounded(ratio: number): number {
  return Math.min(Math.max(ratio, 0.5), 3);
}
