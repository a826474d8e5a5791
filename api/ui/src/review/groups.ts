import { drawn, type Sheet, suggestionOf } from "./sheet";

/** Rows of the list that belong together. */
export interface Group {
  readonly title: string;
  readonly note: string;
  readonly ids: readonly string[];
}

/** Whether something below the threshold has the focus; the list shows it then. */
export function isBelow(sheet: Sheet, focus: string | null): boolean {
  return focus !== null && (suggestionOf(sheet, focus)?.score ?? 0) < 0;
}

export function belowOf(sheet: Sheet): readonly string[] {
  return sheet.order.filter((id) => (suggestionOf(sheet, id)?.score ?? 0) < 0);
}

export function groupsOf(sheet: Sheet, isUnfolded: boolean): readonly Group[] {
  const of = (test: (score: number, level: string) => boolean) =>
    sheet.order.filter((id) => {
      const one = suggestionOf(sheet, id);
      return one !== undefined && test(one.score, one.level);
    });
  const tags = of((score, level) => score >= 0 && level === "image");
  const objects = of((score, level) => score >= 0 && level === "object");
  const own = drawn(sheet);
  const below = isUnfolded ? belowOf(sheet) : [];
  return [
    { title: "Image tags", note: String(tags.length), ids: tags },
    { title: "Objects", note: "by label, best score first", ids: objects },
    { title: "Drawn by people", note: String(own.length), ids: own },
    { title: "Below the threshold", note: "not asked, not exported", ids: below },
  ].filter((group) => group.ids.length > 0);
}
