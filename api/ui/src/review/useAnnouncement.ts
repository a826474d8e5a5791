import { useEffect, useRef, useState } from "react";
import { pending, type Sheet } from "./sheet";

/** What was decided last and how much is left, for those who do not see it. */
export function useAnnouncement(sheet: Sheet | null, focus: string | null): string {
  const last = useRef<Sheet | null>(null);
  const [said, say] = useState("");
  useEffect(() => {
    const before = last.current;
    last.current = sheet;
    if (!sheet || before?.item !== sheet.item) return;
    const changed = Object.keys(sheet.marks).find(
      (id) => before.marks[id]?.status !== sheet.marks[id]?.status,
    );
    const mark = changed === undefined ? undefined : sheet.marks[changed];
    const next = focus === null ? undefined : sheet.marks[focus];
    if (mark)
      say(`${mark.label} ${mark.status}, ${pending(sheet).length} left.${next ? ` Now ${next.label}.` : ""}`);
  }, [sheet, focus]);
  return said;
}
