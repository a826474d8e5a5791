import type { Lease, Leased, Review } from "./api";
import { acknowledged, renamedStep, sent } from "./saving";
import { focusable, type Marks, mark, nextPending, type Sheet, type Step, sheetOf } from "./sheet";

/** Where an item of the session is: being looked at, done, left for later, or with somebody else. */
export type EntryState = "open" | "done" | "skipped" | "taken";

export interface Entry {
  readonly leased: Omit<Leased, "lease">;
  readonly lease: Lease | null;
  readonly state: EntryState;
  readonly sheet: Sheet | null;
}

/** A row of items that one person reviews, and all that can be taken back. */
export interface Session {
  readonly entries: readonly Entry[];
  readonly at: number;
  readonly focus: string | null;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const EMPTY: Session = { entries: [], at: 0, focus: null, done: [], undone: [] };

const KEPT_STEPS = 500;

export function current(session: Session): Entry | undefined {
  return session.entries[session.at];
}

export function uidOf(entry: Entry): string {
  return entry.leased.item.uid;
}

function place(session: Session, item: string): number {
  return session.entries.findIndex((entry) => uidOf(entry) === item);
}

function withEntry(session: Session, item: string, change: (entry: Entry) => Entry): Session {
  return {
    ...session,
    entries: session.entries.map((entry) => (uidOf(entry) === item ? change(entry) : entry)),
  };
}

/** New items at the end, each once. */
export function added(session: Session, items: readonly Leased[]): Session {
  const entries = items
    .filter((leased) => place(session, leased.item.uid) < 0)
    .map((leased): Entry => ({ leased, lease: leased.lease, state: "open", sheet: null }));
  return { ...session, entries: [...session.entries, ...entries] };
}

/** An item in front of the current one, which becomes the current one: to go back to what is no longer loaded. */
export function inserted(session: Session, leased: Omit<Leased, "lease">, lease: Lease | null): Session {
  const entry: Entry = { leased, lease, state: "open", sheet: null };
  const entries = [...session.entries.slice(0, session.at), entry, ...session.entries.slice(session.at)];
  return { ...session, entries, focus: null };
}

/** What is on an item, with marks that were kept from before. */
export function opened(session: Session, review: Review, kept: Marks): Session {
  const fresh = sheetOf(review);
  const known = new Set(fresh.suggestions.map((one) => one.uid));
  const usable = Object.entries(kept).filter(
    ([id, one]) => known.has(id) || id in fresh.marks || one.status === "drawn",
  );
  const sheet: Sheet = { ...fresh, marks: { ...fresh.marks, ...Object.fromEntries(usable) } };
  const next = withEntry(session, sheet.item, (entry) =>
    entry.sheet === null ? { ...entry, sheet } : entry,
  );
  return current(next)?.sheet?.item === sheet.item && next.focus === null
    ? { ...next, focus: nextPending(sheet, null) }
    : next;
}

export function focused(session: Session, id: string | null): Session {
  return { ...session, focus: id };
}

/** The suggestion, drawn box or tag before or behind the focused one. */
export function stepped(session: Session, by: number): Session {
  const sheet = current(session)?.sheet;
  if (!sheet) return session;
  const ids = focusable(sheet);
  const at = session.focus === null ? (by > 0 ? -1 : ids.length) : ids.indexOf(session.focus);
  const id = ids[(at + by + ids.length) % Math.max(1, ids.length)];
  return id === undefined ? session : { ...session, focus: id };
}

/** Marks set on the current item; with `follow` the next pending suggestion gets the focus. */
export function marked(session: Session, marks: Marks, follow: boolean): Session {
  const sheet = current(session)?.sheet;
  const outcome = sheet ? mark(sheet, marks) : null;
  if (!sheet || outcome === null) return session;
  const next = withEntry(session, sheet.item, (entry) => ({ ...entry, sheet: outcome.sheet }));
  return {
    ...next,
    done: [...session.done, outcome.step].slice(-KEPT_STEPS),
    undone: [],
    focus: follow ? nextPending(outcome.sheet, session.focus) : session.focus,
  };
}

/** The item that undo or redo goes to; null when there is nothing to take back. */
export function returnsTo(session: Session, way: "undo" | "redo"): string | null {
  return (way === "undo" ? session.done : session.undone).at(-1)?.item ?? null;
}

/** Takes the last step back, or does the last undone one again, and goes to its item, which must be loaded. */
export function turned(session: Session, way: "undo" | "redo"): Session {
  const from = way === "undo" ? session.done : session.undone;
  const step = from.at(-1);
  const at = step ? place(session, step.item) : -1;
  const sheet = session.entries[at]?.sheet;
  if (!step || !sheet) return session;
  const marks = way === "undo" ? step.before : step.after;
  const next = withEntry(session, step.item, (entry) => ({
    ...entry,
    state: entry.state === "taken" ? "taken" : "open",
    sheet: { ...sheet, marks: { ...sheet.marks, ...marks } },
  }));
  const stacks =
    way === "undo"
      ? { done: from.slice(0, -1), undone: [...session.undone, step] }
      : { done: [...session.done, step], undone: from.slice(0, -1) };
  return { ...next, ...stacks, at, focus: Object.keys(marks)[0] ?? null };
}

/** Another item; its first pending suggestion gets the focus. */
export function went(session: Session, at: number): Session {
  if (at < 0 || at > session.entries.length) return session;
  const sheet = session.entries[at]?.sheet;
  return { ...session, at, focus: sheet ? nextPending(sheet, null) : null };
}

/** The first item behind the current one that is still to be done, else the place behind the last. */
export function nextOpen(session: Session): number {
  const found = session.entries.findIndex((entry, index) => index > session.at && entry.state === "open");
  return found < 0 ? session.entries.length : found;
}

/** An item is on its way to the server, or left. */
export function closed(session: Session, item: string, state: EntryState, isSent: boolean): Session {
  return withEntry(session, item, (entry) => ({
    ...entry,
    state,
    sheet: entry.sheet && isSent ? sent(entry.sheet) : entry.sheet,
  }));
}

/** The server took a save; `onItsWay` is what later ones of the item say something of. */
export function acked(
  session: Session,
  review: Review,
  aliases: Readonly<Record<string, string>>,
  onItsWay: ReadonlySet<string>,
): Session {
  const next = withEntry(session, review.item.uid, (entry) => ({
    ...entry,
    lease: review.lease ?? entry.lease,
    sheet: entry.sheet ? acknowledged(entry.sheet, review, aliases, onItsWay) : null,
  }));
  const focus = session.focus === null ? null : (aliases[session.focus] ?? session.focus);
  const renamed = (steps: readonly Step[]) =>
    steps.map((step) => (step.item === review.item.uid ? renamedStep(step, aliases) : step));
  return Object.keys(aliases).length === 0
    ? next
    : { ...next, focus, done: renamed(session.done), undone: renamed(session.undone) };
}

/** The server did not take a save: what is there now is shown, and what the person may still want beside it. */
export function reloaded(session: Session, review: Review, wanted: Marks, state: EntryState): Session {
  const item = review.item.uid;
  const fresh = sheetOf(review);
  return withEntry(session, item, (entry) => ({
    ...entry,
    state,
    lease: review.lease ?? entry.lease,
    sheet: { ...fresh, marks: { ...fresh.marks, ...wanted } },
  }));
}

export function leased(session: Session, item: string, lease: Lease): Session {
  return withEntry(session, item, (entry) => ({ ...entry, lease }));
}

/** Somebody else has the item: with its review it is shown as they have it, and nothing on it can be taken back. */
export function taken(session: Session, item: string, review: Review | null): Session {
  const others = (steps: readonly Step[]) => steps.filter((step) => step.item !== item);
  const next = withEntry(session, item, (entry) => ({
    ...entry,
    state: "taken",
    ...(review === null ? {} : { lease: review.lease, sheet: sheetOf(review) }),
  }));
  return { ...next, done: others(session.done), undone: others(session.undone) };
}
