import { ApiFailure, tell } from "../api/errors";
import { uuid } from "../api/uuid";
import { say } from "../ui/toast";
import { type Conflict, conflictsOf, type Review, readReview, type Saved } from "./api";
import type { Mail, MailListener } from "./mail";
import type { Letter } from "./outbox";
import { marksOf, reconciled } from "./reconcile";
import { toSave } from "./saving";
import * as sessions from "./session";
import { changedIds, changedMarks, type Marks, type Sheet, sheetOf } from "./sheet";
import type { Supply } from "./supply";
import type { ReviewStore } from "./view";

const AUTOSAVE_AFTER = 3_000;

/** Keeps what is decided in the journal, sends it, and mends what the server does not take. */
export class Sending implements MailListener {
  private autosave: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly project: string,
    private readonly store: ReviewStore,
    private readonly mail: Mail,
    private readonly supply: Supply,
  ) {}

  /** Keeps the marks of the current item, and sends them unless more follow soon. */
  keep(): void {
    const sheet = sessions.current(this.store.session)?.sheet;
    const { done, undone } = this.store.session;
    if (sheet) void this.mail.journal.keepDraft(sheet.item, changedMarks(sheet));
    void this.mail.journal.keepSteps(done, undone);
    this.stop();
    this.autosave = setTimeout(() => this.send(false), AUTOSAVE_AFTER);
  }

  stop(): void {
    clearTimeout(this.autosave);
  }

  /** Puts what has changed on the current item, or that it is done, into the outbox. */
  send(finalize: boolean): void {
    const entry = sessions.current(this.store.session);
    const sheet = entry?.sheet;
    if (!sheet || entry.state === "taken" || (!finalize && changedIds(sheet).length === 0)) return;
    this.store.change(sessions.closed(this.store.session, sheet.item, entry.state, true));
    this.post(sheet, finalize);
  }

  private post(sheet: Sheet, finalize: boolean): void {
    const { body, added } = toSave(sheet, finalize);
    const letter = { key: uuid(), project: this.project, item: sheet.item, body, added };
    // The draft goes only when the letter is kept, so that nothing is lost in between; what was decided since stays.
    void this.mail.send(letter).then((isKept) => {
      const now = this.store.entry(sheet.item)?.sheet;
      if (isKept) void this.mail.journal.keepDraft(sheet.item, now ? changedMarks(now) : {});
    });
  }

  onSaved(letter: Letter, saved: Saved, aliases: Readonly<Record<string, string>>): void {
    this.store.change(
      sessions.acked(this.store.session, saved.review, aliases, this.mail.onItsWay(letter.item)),
    );
    const { done, undone } = this.store.session;
    if (letter.added.length > 0) void this.mail.journal.keepSteps(done, undone);
    if (letter.body.finalize && saved.status !== "reviewed" && this.store.entry(letter.item))
      say(`${saved.review.item.key} has something new to decide.`);
  }

  onRefused(letters: readonly Letter[], problem: unknown): void {
    void this.mend(letters, problem).catch((failure: unknown) => say(tell(failure)));
  }

  private async mend(letters: readonly Letter[], problem: unknown): Promise<void> {
    const item = letters[0]?.item ?? "";
    const conflicts = conflictsOf(problem);
    if (problem instanceof ApiFailure && problem.status === 409 && conflicts === undefined)
      await this.supply.lose(item, problem);
    else if (conflicts === undefined) await this.rollBack(item, letters, problem);
    else await this.reapply(item, letters, conflicts, problem);
  }

  /** What cannot be saved is taken back, and the person is led to it with the reason. */
  private async rollBack(item: string, letters: readonly Letter[], problem: unknown): Promise<void> {
    const review = await readReview(this.project, item);
    this.show(review, {}, letters[0]?.body.decisions[0]?.prediction ?? null);
    say(`Not saved: ${tell(problem)}`);
  }

  /** What nobody else touched is decided again; what two people decided differently is shown side by side. */
  private async reapply(
    item: string,
    letters: readonly Letter[],
    conflicts: readonly Conflict[],
    problem: unknown,
  ): Promise<void> {
    const review = await readReview(this.project, item);
    const since = this.store.entry(item)?.sheet;
    const mine = { ...marksOf(letters, review), ...(since ? changedMarks(since) : {}) };
    const { wanted, clashes } = reconciled(review, mine, conflicts);
    const finalize = clashes.length === 0 && letters.some((letter) => letter.body.finalize);
    const fresh = sheetOf(review);
    const sheet = { ...fresh, marks: { ...fresh.marks, ...wanted } };
    if (finalize || changedIds(sheet).length > 0) this.post(sheet, finalize);
    if (clashes.length === 0) {
      const state = this.store.entry(item)?.state ?? "open";
      this.store.change(sessions.reloaded(this.store.session, review, wanted, state));
      this.store.change(sessions.closed(this.store.session, item, state, true));
      return;
    }
    // What was left by an earlier visit is not among the items yet.
    if (!this.store.entry(item)) await this.supply.take(item);
    this.store.set({
      clashes: [...this.store.get().clashes.filter((one) => one.item !== item), ...clashes],
    });
    this.show(review, wanted, clashes[0]?.uid ?? null);
    this.store.change(sessions.closed(this.store.session, item, "open", true));
    say(tell(problem));
  }

  private show(review: Review, wanted: Marks, focus: string | null): void {
    const session = sessions.reloaded(this.store.session, review, wanted, "open");
    const at = session.entries.findIndex((one) => sessions.uidOf(one) === review.item.uid);
    this.store.change(at < 0 ? session : { ...session, at, focus });
  }
}
