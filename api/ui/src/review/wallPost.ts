import { tell } from "../api/errors";
import { counted } from "../ui/format";
import { say } from "../ui/toast";
import { conflictsOf, giveBack, type Saved } from "./api";
import type { Mail, MailListener } from "./mail";
import type { Letter } from "./outbox";
import { firstOnes, untouched } from "./reconcile";
import { undoOf, type WallLetter } from "./wall";

/** Sends decisions that are made at a glance, on a wall or between two versions, and takes a wall back. */
export class WallPost implements MailListener {
  private last: readonly WallLetter[] = [];
  /** The versions that saves have made, by prediction. */
  readonly versions = new Map<string, string>();

  constructor(private readonly mail: Mail) {}

  send(letters: readonly WallLetter[]): void {
    this.last = letters;
    for (const one of letters) void this.mail.send(one);
  }

  /** How many decisions of the last wall are taken back; 0 if there is none. */
  takeBack(): number {
    const letters = undoOf(this.last, this.versions);
    this.last = [];
    for (const one of letters) void this.mail.send(one);
    return letters.reduce((sum, one) => sum + one.body.decisions.length, 0);
  }

  onSaved({ project, item }: Letter, { status, review }: Saved): void {
    for (const one of review.suggestions) this.versions.set(one.uid, one.version);
    // What is left to decide on the item may be for others.
    if (status !== "reviewed" && !this.mail.has(item)) void giveBack(project, item).catch(() => {});
  }

  onRefused(letters: readonly Letter[], problem: unknown): void {
    const conflicts = conflictsOf(problem);
    const [refused] = letters;
    if (conflicts === undefined || refused === undefined) {
      say(`Not saved: ${tell(problem)}`);
      return;
    }
    const rest = untouched(refused, conflicts);
    if (rest) void this.mail.send(rest);
    const crops = counted(conflicts.length, "crop");
    say(`${crops} decided by ${firstOnes(conflicts)} meanwhile; that stays. The rest is saved.`);
  }
}
