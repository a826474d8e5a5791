import { counted } from "../ui/format";
import { say } from "../ui/toast";
import { Mail } from "./mail";
import { Sending } from "./sending";
import * as sessions from "./session";
import { decided, type Marks, nextPending, pending, type Sheet } from "./sheet";
import { Supply } from "./supply";
import { type Clash, ReviewStore, type Wanted } from "./view";

const RENEW_EVERY = 60_000;
/** A longer pause than this is no work on the item. */
const LONGEST_LOOK = 60;

interface Parts {
  readonly mail: Mail;
  readonly supply: Supply;
  readonly sending: Sending;
}

/** Drives a review by what the person does: decides, undoes, goes on; {@link Supply} brings items, {@link Sending} saves. */
export class ReviewController {
  readonly store = new ReviewStore();
  private parts: Parts | null = null;
  private isEnded = false;
  private started: Promise<void> | null = null;
  private deafen: (() => void) | null = null;
  private readonly finished = new Set<string>();
  private since = performance.now();
  private renewedAt = 0;

  constructor(private readonly wanted: Wanted) {}

  /** May be called again after {@link end}: goes on where it stopped. */
  start(): Promise<void> {
    this.isEnded = false;
    this.parts?.supply.resume();
    this.started ??= this.open().catch((problem: unknown) => this.store.set({ problem, isStarting: false }));
    void this.started.then(() => this.listen());
    return this.started;
  }

  private async open(): Promise<void> {
    const { project, user, first } = this.wanted;
    const mail = await Mail.of(user, project);
    const supply = new Supply(this.wanted, this.store, mail.journal);
    const sending = new Sending(project, this.store, mail, supply);
    this.parts = { mail, supply, sending };
    this.store.set({ mail });
    this.listen();
    await mail.settled();
    this.store.change({ ...this.store.session, ...(await mail.journal.steps()) });
    const begun = new Set([first, ...(await mail.journal.drafted())]);
    for (const item of begun) if (item !== undefined && !this.store.entry(item)) await supply.take(item);
    await supply.lookAhead();
    this.store.set({ isStarting: false });
    this.since = performance.now();
  }

  private listen(): void {
    if (!this.isEnded && this.parts) this.deafen ??= this.parts.mail.listen(this.parts.sending);
  }

  /** Leaves; what is decided stays in the journal, leases of items ahead are given back. */
  end(): void {
    this.isEnded = true;
    if (!this.parts) return;
    const { mail, supply, sending } = this.parts;
    sending.stop();
    sending.send(false);
    supply.end((item) => mail.has(item));
    this.deafen?.();
    this.deafen = null;
  }

  /** Sends what is decided so far, because the page may not come back. */
  pause(): void {
    this.parts?.sending.send(false);
  }

  focus(id: string | null): void {
    this.store.change(sessions.focused(this.store.session, id));
  }

  step(by: number): void {
    this.store.change(sessions.stepped(this.store.session, by));
  }

  /** Sets marks; when nothing is left to decide thereby, the item is done and the next one comes. */
  mark(marks: Marks, follow: boolean): void {
    const before = this.sheet();
    if (before === null || sessions.current(this.store.session)?.state === "taken") return;
    const openBefore = pending(before).length;
    this.store.change(sessions.marked(this.store.session, marks, follow));
    this.parts?.sending.keep();
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
    const next = nextPending(sheet, this.store.session.focus);
    if (next === null) this.finish();
    else this.focus(next);
  }

  async turn(way: "undo" | "redo"): Promise<void> {
    const item = sessions.returnsTo(this.store.session, way);
    if (item === null) {
      say(way === "undo" ? "There is nothing to undo." : "There is nothing to do again.");
      return;
    }
    if (item !== this.sheet()?.item) this.parts?.sending.send(false);
    if (!this.store.entry(item)?.sheet && !(await this.parts?.supply.take(item))) return;
    this.store.change(sessions.turned(this.store.session, way));
    this.parts?.sending.keep();
  }

  /** Saves the item, reviewed if nothing is pending, and goes on. */
  finish(): void {
    const entry = sessions.current(this.store.session);
    const sheet = entry?.sheet;
    if (!entry || !sheet || entry.state === "taken") return;
    const left = pending(sheet).length;
    const isDone = left === 0;
    this.parts?.sending.send(isDone);
    if (!isDone) this.tellOf(left, sheet.key, this.store.session.at);
    const item = sessions.uidOf(entry);
    const closed = sessions.closed(this.store.session, item, isDone ? "done" : "skipped", true);
    if (isDone) this.count(item);
    this.go(sessions.nextOpen(closed), closed);
  }

  /** Goes to the next item without deciding the rest of this one. */
  skip(): void {
    const entry = sessions.current(this.store.session);
    if (!entry) return;
    this.parts?.sending.send(false);
    const state = entry.state === "open" ? "skipped" : entry.state;
    const closed = sessions.closed(this.store.session, sessions.uidOf(entry), state, true);
    this.go(sessions.nextOpen(closed), closed);
  }

  back(): void {
    this.goTo(this.store.session.at - 1);
  }

  goTo(at: number): void {
    if (at < 0 || at >= this.store.session.entries.length) return;
    this.parts?.sending.send(false);
    this.go(at, this.store.session);
  }

  /** Says that somebody is at work, so that the item stays theirs. */
  touch(): void {
    const entry = sessions.current(this.store.session);
    if (entry?.state !== "open" || performance.now() - this.renewedAt < RENEW_EVERY) return;
    this.renewedAt = performance.now();
    void this.parts?.supply.renew(sessions.uidOf(entry));
  }

  /** Ends a clash: with what the other decided, or with what this person wants. */
  settle(clash: Clash, way: "mine" | "theirs"): void {
    this.store.set({ clashes: this.store.get().clashes.filter((one) => one !== clash) });
    if (way === "mine") this.mark({ [clash.uid]: clash.mine }, true);
  }

  picture(item: string): HTMLImageElement | undefined {
    return this.parts?.supply.picture(item);
  }

  again(): void {
    this.store.set({ problem: null, isExhausted: false });
    void this.parts?.supply.lookAhead();
  }

  private sheet(): Sheet | null {
    return sessions.current(this.store.session)?.sheet ?? null;
  }

  private go(at: number, session: sessions.Session): void {
    this.store.change(sessions.went(session, at));
    this.since = performance.now();
    this.renewedAt = performance.now();
    const entry = sessions.current(this.store.session);
    if (entry?.state === "open") void this.parts?.supply.renew(sessions.uidOf(entry));
    void this.parts?.supply.lookAhead();
  }

  /** Going on with something undecided is allowed, and never silent. */
  private tellOf(left: number, key: string, at: number): void {
    const stay = left === 1 ? "stays" : "stay";
    say(`${counted(left, "suggestion")} of ${key} ${stay} pending.`, {
      title: "Go back",
      run: () => this.goTo(at),
    });
  }

  private count(item: string): void {
    const seconds = Math.min((performance.now() - this.since) / 1000, LONGEST_LOOK);
    this.finished.add(item);
    this.store.set({ finished: this.finished.size, seconds: this.store.get().seconds + seconds });
  }
}
