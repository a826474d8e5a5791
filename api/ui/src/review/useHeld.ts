import { useEffect, useMemo, useRef } from "react";
import { giveBack } from "./api";

/** Items that are leased for this page; they are given back when it is left. */
export function useHeld(project: string, isOnItsWay: (item: string) => boolean) {
  const asked = useRef(isOnItsWay);
  asked.current = isOnItsWay;
  const held = useMemo(() => {
    const items = new Set<string>();
    let isLeft = false;
    const free = () => {
      for (const item of items) if (!asked.current(item)) void giveBack(project, item).catch(() => {});
      items.clear();
    };
    return {
      add: (more: readonly string[]) => {
        for (const item of more) items.add(item);
        if (isLeft) free();
      },
      release: (some: readonly string[]) => {
        for (const item of some) items.delete(item);
      },
      enter: () => {
        isLeft = false;
      },
      leave: () => {
        isLeft = true;
        free();
      },
    };
  }, [project]);
  useEffect(() => {
    held.enter();
    return held.leave;
  }, [held]);
  return held;
}
