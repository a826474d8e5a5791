import { ApiFailure, isPassing, tell } from "../api/errors";
import { local } from "../api/images";
import { say } from "../ui/toast";
import {
  type Conflict,
  giveBack,
  type Lease,
  type Leased,
  leaseNext,
  type Review,
  readReview,
  renewLease,
  type Saved,
  saveReview,
} from "./api";
import { Journal } from "./journal";
import { type Letter, Outbox, type OutboxState } from "./outbox";
import * as sessions from "./session";
import {
  changedIds,
  decided,
  type Mark,
  type Marks,
  nextPending,
  pending,
  type Sheet,
  toSave,
} from "./sheet";

/** What somebody else decided meanwhile, beside what this person wants. */
export interface Clash {
  readonly item: string;
  readonly uid: string;
  readonly mine: Mark;
  readonly now: string;
  readonly by: string | null;
}

export interface ReviewView {
  readonly session: sessions.Session;
  readonly outbox: OutboxState;
  readonly clashes: readonly Clash[];
  /** Finished items and the seconds that they took, of this visit. */
  readonly finished: number;
  readonly seconds: number;
  readonly isStarting: boolean;
  /** Nothing is left that nobody else holds. */
  readonly isExhausted: boolean;
  readonly problem: unknown;
}

export interface Wanted {
  readonly project: string;
  readonly user: string;
  readonly query: string;
  readonly ordering: string;
  readonly first: string | undefined;
}

const AHEAD = 4;
const AUTOSAVE_AFTER = 3_000;
const RENEW_EVERY = 60_000;
/** A longer pause than this is no work on the item. */
const LONGEST_LOOK = 60;
const MOST_EXCLUDED = 1_000;

/** Drives a review: leases and loads items ahead, keeps decisions, sends them, and goes on. */
export class ReviewController {
  private view: ReviewView = {
    session: sessions.EMPTY,
    outbox: { kept: 0, isOffline: false },
    clashes: [],
    finished: 0,
    seconds: 0,
    isStarting: true,
    isExhausted: false,
    problem: null,
  };
  private readonly listeners = new Set<() => void>();
  private readonly pictures = new Map<string, HTMLImageElement>();
  private journal: Journal | null = null;
  private outbox: Outbox | null = null;
  private isLeasing = false;
  private isEnded = false;
  private started: Promise<void> | null = null;
  private since = performance.now();
  private renewedAt = 0;
  private autosave: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly wanted: Wanted) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getView = (): ReviewView => this.view;

  /** May be called again after {@link end}: goes on where it stopped. */
  start(): Promise<void> {
    this.isEnded = false;
    this.started ??= this.open().catch((problem: unknown) => this.set({ problem, isStarting: false }));
    return this.started;
  }

  private async open(): Promise<void> {
    const { project, user, first } = this.wanted;
    this.journal = await Journal.open(user, project);
    this.outbox = new Outbox(
      this.journal,
      {
        send: (letter) => this.post(letter),
        isPassing: mayPass,
        wait: (ms) => new Promise((done) => setTimeout(done, ms)),
      },
      {
        onSaved: (letter, saved, aliases) => this.onSaved(letter, saved, aliases),
        onRefused: (letter, problem) => void this.onRefused(letter, problem),
        onChange: (outbox) => this.set({ outbox }),
      },
    );
    await this.outbox.open();
    await this.outbox.settled();
    this.set({ session: { ...this.view.session, ...(await this.journal.steps()) } });
    for (const item of new Set([first, ...(await this.journal.drafted())]))
      if (item !== undefined) await this.take(item);
    await this.lookAhead();
    this.set({ isStarting: false });
    this.since = performance.now();
  }

  /** Leaves; what is decided stays in the journal, leases of items ahead are given back. */
  end(): void {
    this.isEnded = true;
    clearTimeout(this.autosave);
    this.sendChanges(false);
    const { entries, at } = this.view.session;
    for (const entry of entries.slice(at)) {
      if (entry.lease?.mine && entry.state === "open" && !this.outbox?.has(sessions.uidOf(entry))) {
        void giveBack(this.wanted.project, sessions.uidOf(entry)).catch(() => {});
      }
    }
  }

  /** Sends what is decided so far, because the page may not come back. */
  pause(): void {
    this.sendChanges(false);
  }

  focus(id: string | null): void {
    this.change(sessions.focused(this.view.session, id));
  }

  step(by: number): void {
    this.change(sessions.stepped(this.view.session, by));
  }

  /** Sets marks; when nothing is left to decide thereby, the item is done and the next one comes. */
  mark(marks: Marks, follow: boolean): void {
    const before = this.sheet();
    if (before === null || sessions.current(this.view.session)?.state === "taken") return;
    const openBefore = pending(before).length;
    this.change(sessions.marked(this.view.session, marks, follow));
    this.keep();
    const after = this.sheet();
    if (follow && openBefore > 0 && after !== null && pending(after).length === 0) this.finish();
  }

  decide(uids: readonly string[], status: "accepted" | "rejected"): void {
    const sheet = this.sheet();
    if (sheet === null) return;
    const marks = uids.flatMap((uid) => {
      const mark = decided(sheet, uid, status);
      return mark ? [[uid, mark] as const] : [];
    });
    this.mark(Object.fromEntries(marks), true);
  }

  /** Leaves what is focused as it is, and goes on to the next pending suggestion or the next item. */
  onward(): void {
    const sheet = this.sheet();
    if (sheet === null) return;
    const next = nextPending(sheet, this.view.session.focus);
    if (next === null) this.finish();
    else this.focus(next);
  }

  async turn(way: "undo" | "redo"): Promise<void> {
    const item = sessions.returnsTo(this.view.session, way);
    if (item === null) {
      say(way === "undo" ? "There is nothing to undo." : "There is nothing to do again.");
      return;
    }
    const entry = this.view.session.entries.find((one) => sessions.uidOf(one) === item);
    if (!entry?.sheet && !(await this.take(item))) return;
    this.change(sessions.turned(this.view.session, way));
    this.keep();
  }

  /** Saves the item, reviewed if nothing is pending, and goes on. */
  finish(): void {
    const entry = sessions.current(this.view.session);
    const sheet = entry?.sheet;
    if (!entry || !sheet || entry.state === "taken") return;
    const isDone = pending(sheet).length === 0;
    this.sendChanges(isDone);
    const item = sessions.uidOf(entry);
    const closed = sessions.closed(this.view.session, item, isDone ? "done" : "skipped", true);
    if (isDone) this.count();
    this.go(sessions.nextOpen(closed), closed);
  }

  /** Goes to the next item without deciding the rest of this one. */
  skip(): void {
    const { session } = this.view;
    const entry = sessions.current(session);
    if (!entry) return;
    this.sendChanges(false);
    const item = sessions.uidOf(entry);
    const closed = sessions.closed(session, item, entry.state === "open" ? "skipped" : entry.state, true);
    this.go(sessions.nextOpen(closed), closed);
  }

  back(): void {
    this.goTo(this.view.session.at - 1);
  }

  goTo(at: number): void {
    if (at < 0 || at >= this.view.session.entries.length) return;
    this.sendChanges(false);
    this.go(at, this.view.session);
  }

  /** Says that somebody is at work, so that the item stays theirs. */
  touch(): void {
    const entry = sessions.current(this.view.session);
    if (entry?.state !== "open" || performance.now() - this.renewedAt < RENEW_EVERY) return;
    this.renewedAt = performance.now();
    void this.renew(sessions.uidOf(entry));
  }

  /** Ends a clash: with what the other decided, or with what this person wants. */
  settle(clash: Clash, way: "mine" | "theirs"): void {
    this.set({ clashes: this.view.clashes.filter((one) => one !== clash) });
    if (way === "mine") this.mark({ [clash.uid]: clash.mine }, true);
  }

  picture(item: string): HTMLImageElement | undefined {
    return this.pictures.get(item);
  }

  again(): void {
    this.set({ problem: null, isExhausted: false });
    void this.lookAhead();
  }

  private sheet(): Sheet | null {
    return sessions.current(this.view.session)?.sheet ?? null;
  }

  private go(at: number, session: sessions.Session): void {
    this.change(sessions.went(session, at));
    this.since = performance.now();
    this.renewedAt = performance.now();
    const entry = sessions.current(this.view.session);
    if (entry && entry.state === "open") void this.renew(sessions.uidOf(entry));
    void this.lookAhead();
  }

  private count(): void {
    const seconds = Math.min((performance.now() - this.since) / 1000, LONGEST_LOOK);
    this.set({ finished: this.view.finished + 1, seconds: this.view.seconds + seconds });
  }

  private async renew(item: string): Promise<void> {
    try {
      this.change(sessions.leased(this.view.session, item, await renewLease(this.wanted.project, item)));
    } catch (problem) {
      if (problem instanceof ApiFailure && problem.status === 409) this.lose(item, problem);
    }
  }

  private lose(item: string, problem: unknown): void {
    this.change(sessions.taken(this.view.session, item));
    void this.journal?.keepDraft(item, {});
    say(tell(problem));
  }

  /** Leases and opens one item by its uid, in front of the current one. */
  private async take(item: string): Promise<boolean> {
    try {
      const review = await readReview(this.wanted.project, item);
      const { image_url, width, height } = review;
      const lease = review.lease && !review.lease.mine ? review.lease : await this.leaseOf(item, review);
      this.change(
        sessions.inserted(this.view.session, { item: review.item, image_url, width, height }, lease),
      );
      await this.show(review);
      if (lease && !lease.mine) this.change(sessions.taken(this.view.session, item));
      return true;
    } catch (problem) {
      say(tell(problem));
      return false;
    }
  }

  private async leaseOf(item: string, review: Review): Promise<Lease | null> {
    try {
      return await renewLease(this.wanted.project, item);
    } catch (problem) {
      if (problem instanceof ApiFailure && problem.status === 409) return review.lease;
      throw problem;
    }
  }

  /** Leases so many items that some are always loaded ahead. */
  private async lookAhead(): Promise<void> {
    const { entries, at } = this.view.session;
    const open = entries.slice(at).filter((entry) => entry.state === "open").length;
    if (this.isLeasing || this.isEnded || open > AHEAD) return;
    this.isLeasing = true;
    try {
      const items = await leaseNext(this.wanted.project, {
        query: this.wanted.query,
        ordering: this.wanted.ordering,
        ahead: AHEAD - open,
        exclude: entries.map(sessions.uidOf).slice(-MOST_EXCLUDED),
      });
      this.set({ isExhausted: items.length === 0, problem: null });
      this.change(sessions.added(this.view.session, items));
      await Promise.all(items.map((leased) => this.load(leased)));
    } catch (problem) {
      this.set({ problem });
    } finally {
      this.isLeasing = false;
    }
  }

  private async load({ item }: Leased): Promise<void> {
    try {
      await this.show(await readReview(this.wanted.project, item.uid));
    } catch (problem) {
      say(tell(problem));
    }
  }

  private async show(review: Review): Promise<void> {
    await this.decode(review.item.uid, local(review.image_url));
    const kept = (await this.journal?.draft(review.item.uid)) ?? {};
    this.change(sessions.opened(this.view.session, review, kept));
  }

  /** Has the picture ready to be painted before its turn comes. A picture that is gone does not stop the review. */
  private async decode(item: string, url: string): Promise<void> {
    const picture = new Image();
    picture.src = url;
    this.pictures.set(item, picture);
    await picture.decode().catch(() => {});
  }

  private keep(): void {
    const sheet = this.sheet();
    const { session } = this.view;
    if (sheet) {
      const marks = Object.fromEntries(changedIds(sheet).map((id) => [id, sheet.marks[id] as Mark]));
      void this.journal?.keepDraft(sheet.item, marks);
    }
    void this.journal?.keepSteps(session.done, session.undone);
    clearTimeout(this.autosave);
    this.autosave = setTimeout(() => this.sendChanges(false), AUTOSAVE_AFTER);
  }

  /** Puts what has changed on the current item, or that it is done, into the outbox. */
  private sendChanges(finalize: boolean): void {
    const sheet = this.sheet();
    if (sheet === null || (!finalize && changedIds(sheet).length === 0)) return;
    const { body, added } = toSave(sheet, finalize);
    const letter = { key: crypto.randomUUID(), project: this.wanted.project, item: sheet.item, body, added };
    const state = sessions.current(this.view.session)?.state ?? "open";
    this.change(sessions.closed(this.view.session, sheet.item, state, true));
    // The draft goes only when the letter is kept, so that nothing is lost in between.
    void this.outbox?.add(letter).then(() => this.journal?.keepDraft(sheet.item, {}));
  }

  private post(letter: Letter): Promise<Saved> {
    return saveReview(letter.project, letter.item, letter.body, letter.key);
  }

  private onSaved(letter: Letter, saved: Saved, aliases: Readonly<Record<string, string>>): void {
    this.change(sessions.acked(this.view.session, saved.review, aliases));
    const { done, undone } = this.view.session;
    if (letter.added.length > 0) void this.journal?.keepSteps(done, undone);
    const entry = this.view.session.entries.find((one) => sessions.uidOf(one) === letter.item);
    if (letter.body.finalize && saved.status !== "reviewed" && entry) {
      say(
        `${letter.item === saved.review.item.uid ? saved.review.item.key : "An item"} has something new to decide.`,
      );
    }
  }

  private async onRefused(letter: Letter, problem: unknown): Promise<void> {
    const conflicts =
      problem instanceof ApiFailure
        ? (problem.body["conflicts"] as readonly Conflict[] | undefined)
        : undefined;
    const isTaken = problem instanceof ApiFailure && problem.status === 409 && conflicts === undefined;
    if (isTaken) {
      this.lose(letter.item, problem);
      return;
    }
    try {
      await this.recover(letter, conflicts ?? null, problem);
    } catch (failure) {
      say(tell(failure));
    }
  }

  /** Shows the item as it is now. With conflicts, what does not clash is decided again and the rest is asked for. */
  private async recover(
    letter: Letter,
    conflicts: readonly Conflict[] | null,
    problem: unknown,
  ): Promise<void> {
    const entry = this.view.session.entries.find((one) => sessions.uidOf(one) === letter.item);
    const review = await readReview(letter.project, letter.item);
    const marks = entry?.sheet?.marks ?? {};
    const clashing = new Map((conflicts ?? []).map((one) => [one.uid, one]));
    const mine = [...letter.body.decisions.map((one) => one.prediction), ...letter.added].flatMap((id) =>
      marks[id] ? [[id, marks[id]] as const] : [],
    );
    const wanted = conflicts === null ? [] : mine.filter(([id]) => !clashing.has(id));
    const clashes = mine.flatMap(([uid, mark]): Clash[] => {
      const other = clashing.get(uid);
      return other && other.now !== mark.status
        ? [{ item: letter.item, uid, mine: mark, now: other.now, by: other.by }]
        : [];
    });
    this.change(sessions.reloaded(this.view.session, review, Object.fromEntries(wanted)));
    const at = this.view.session.entries.findIndex((one) => sessions.uidOf(one) === letter.item);
    if (at >= 0)
      this.change({
        ...this.view.session,
        at,
        focus: clashes[0]?.uid ?? letter.body.decisions[0]?.prediction ?? null,
      });
    this.set({ clashes: [...this.view.clashes.filter((one) => one.item !== letter.item), ...clashes] });
    say(conflicts === null ? `Not saved: ${tell(problem)}` : tell(problem));
    if (at >= 0 && wanted.length > 0) this.sendChanges(false);
  }

  private change(session: sessions.Session): void {
    if (session !== this.view.session) this.set({ session });
  }

  private set(changed: Partial<ReviewView>): void {
    this.view = { ...this.view, ...changed };
    for (const listener of this.listeners) listener();
  }
}

/** Decisions outlive a session that is over: they are sent once somebody has signed in again. */
function mayPass(problem: unknown): boolean {
  return isPassing(problem) || (problem instanceof ApiFailure && problem.status === 401);
}
