import type { Box } from "../canvas/geometry";
import type { Decided, Review, SaveBody } from "./api";
import {
  changedIds,
  isGone,
  isNew,
  type Mark,
  type Marks,
  type Sheet,
  type Step,
  same,
  sheetOf,
  type Versions,
} from "./sheet";

/** What is to be saved, and the ids of new annotations in the order in which they are added. */
export function toSave(
  sheet: Sheet,
  finalize: boolean,
): { readonly body: SaveBody; readonly added: readonly string[] } {
  const ids = changedIds(sheet);
  const isSuggestion = new Set(sheet.suggestions.map((one) => one.uid));
  const at = (id: string): Mark => sheet.marks[id] ?? { status: "removed", label: "", box: null };
  // What is new and in the base is on its way: the outbox puts its uid in place of its own id once it has one.
  const isUnsent = (id: string) => isNew(id) && isGone(sheet.base[id]);
  const added = ids.filter((id) => isUnsent(id) && at(id).status === "drawn");
  const known = ids.filter((id) => !isUnsent(id) && !isSuggestion.has(id));
  return {
    added,
    body: {
      decisions: ids.filter((id) => isSuggestion.has(id)).map((id) => decision(id, at(id), sheet.versions)),
      added: added.map((id) => ({ label: at(id).label, ...boxed(at(id).box) })),
      changed: known
        .filter((id) => at(id).status === "drawn")
        .map((id) => ({ ...named(id, sheet.versions), label: at(id).label, ...boxed(at(id).box) })),
      removed: known.filter((id) => at(id).status === "removed").map((id) => named(id, sheet.versions)),
      finalize,
    },
  };
}

function decision(uid: string, mark: Mark, versions: Versions): Decided {
  const to = { prediction: uid, version: versions.suggestions[uid] ?? "" };
  switch (mark.status) {
    case "accepted":
      return { ...to, action: "accept" };
    case "rejected":
      return { ...to, action: "reject" };
    case "modified":
      return { ...to, action: "modify", label: mark.label, ...boxed(mark.box) };
    default:
      return { ...to, action: "undo" };
  }
}

function named(annotation: string, versions: Versions) {
  return { annotation, version: versions.annotations[annotation] ?? 0 };
}

function boxed(box: Box | null): { readonly box?: Box } {
  return box === null ? {} : { box };
}

/** The sheet once what is on it is on its way to the server. */
export function sent(sheet: Sheet): Sheet {
  return { ...sheet, base: sheet.marks };
}

/**
 * The sheet after the server took a save: the versions are new, and what was added has a uid instead of its own id. What
 * the person did since stays.
 *
 * @param onItsWay what later letters of the item say something of, which is not in the answer
 */
export function acknowledged(
  sheet: Sheet,
  review: Review,
  aliases: Readonly<Record<string, string>>,
  onItsWay: ReadonlySet<string>,
): Sheet {
  const fresh = sheetOf(review);
  const marks = renamed(sheet.marks, aliases);
  const before = renamed(sheet.base, aliases);
  const base = { ...fresh.base };
  for (const [id, one] of Object.entries(before)) if (!(id in base) || onItsWay.has(id)) base[id] = one;
  const open = Object.keys(marks).filter((id) => !same(before[id], marks[id]));
  const kept = Object.fromEntries(open.map((id) => [id, marks[id] as Mark]));
  return { ...fresh, base, marks: { ...base, ...kept } };
}

/** A step with the uids of what was added meanwhile. */
export function renamedStep(step: Step, aliases: Readonly<Record<string, string>>): Step {
  return { ...step, before: renamed(step.before, aliases), after: renamed(step.after, aliases) };
}

function renamed(marks: Marks, aliases: Readonly<Record<string, string>>): Marks {
  return Object.fromEntries(Object.entries(marks).map(([id, one]) => [aliases[id] ?? id, one]));
}
