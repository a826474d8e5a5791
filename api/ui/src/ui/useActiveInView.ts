import { useLocation } from "@tanstack/react-router";
import { type RefObject, useEffect, useRef } from "react";

/** A row of links in which that of the page is in sight, also where the row is too long for the screen. */
export function useActiveInView(): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another link
  useEffect(() => {
    const link = row.current?.querySelector("[data-status=active]")?.getBoundingClientRect();
    if (!row.current || !link) return;
    const { left, width } = row.current.getBoundingClientRect();
    row.current.scrollLeft += link.left + link.width / 2 - left - width / 2;
  }, [path]);
  return row;
}
