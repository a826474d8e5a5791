import { useCallback, useMemo, useState } from "react";
import type { Tile } from "./tiles";

export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly current: string | null;
  setCurrent(id: string): void;
  toggle(id: string): void;
  /** Selects all tiles between the current one and this. */
  extendTo(id: string): void;
  selectAll(): void;
  clear(): void;
}

interface State {
  readonly list: string;
  readonly selected: ReadonlySet<string>;
  readonly current: string | null;
}

/** Which tiles are selected, and which one the keys speak of; forgotten when another list is shown. */
export function useSelection(tiles: readonly Tile[], list: string): Selection {
  const [kept, setState] = useState<State>({ list, selected: new Set(), current: null });
  const state = kept.list === list ? kept : { list, selected: new Set<string>(), current: null };
  const update = useCallback(
    (change: (before: State) => Partial<State>) =>
      setState((before) => {
        const now = before.list === list ? before : { list, selected: new Set<string>(), current: null };
        return { ...now, ...change(now) };
      }),
    [list],
  );
  const toggle = useCallback(
    (id: string) => update(({ selected }) => ({ selected: flipped(selected, id), current: id })),
    [update],
  );
  const extendTo = useCallback(
    (id: string) =>
      update(({ selected, current }) => {
        const ids = tiles.map((tile) => tile.id);
        const [from, to] = [ids.indexOf(current ?? id), ids.indexOf(id)].sort((a, b) => a - b);
        return { selected: new Set([...selected, ...ids.slice(from, (to ?? 0) + 1)]), current: id };
      }),
    [update, tiles],
  );
  return useMemo(
    () => ({
      selected: state.selected,
      current: state.current,
      setCurrent: (id) => update(() => ({ current: id })),
      toggle,
      extendTo,
      selectAll: () => update(() => ({ selected: new Set(tiles.map((tile) => tile.id)) })),
      clear: () => update(() => ({ selected: new Set() })),
    }),
    [state.selected, state.current, update, toggle, extendTo, tiles],
  );
}

function flipped(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
