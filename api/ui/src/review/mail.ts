import { useSyncExternalStore } from "react";
import { isWriting } from "../api/client";
import { ApiFailure, isPassing, tell } from "../api/errors";
import { counted } from "../ui/format";
import { say } from "../ui/toast";
import { conflictsOf, type Saved, saveReview } from "./api";
import { Journal } from "./journal";
import { type Letter, Outbox, type OutboxState } from "./outbox";
import { again, firstOnes } from "./reconcile";

/** Hears what becomes of letters while its page is open. */
export interface MailListener {
  onSaved(letter: Letter, saved: Saved, aliases: Readonly<Record<string, string>>): void;
  /** @param letters the refused one first, then the later ones of its item, which are dropped with it */
  onRefused(letters: readonly Letter[], problem: unknown): void;
}

const opened = new Map<string, Promise<Mail>>();
const NOTHING: OutboxState = { kept: 0, isOffline: false };

/** All that one person saves in one project, from whatever page: one outbox, so that nothing is sent by two. */
export class Mail {
  private readonly outbox: Outbox;
  private readonly listeners = new Set<MailListener>();
  private readonly watchers = new Set<() => void>();
  private now: OutboxState = NOTHING;

  private constructor(
    user: string,
    readonly journal: Journal,
  ) {
    this.outbox = new Outbox(
      journal,
      { send: (letter) => post(user, letter), isPassing: mayPass, retryAfter, wait: untilOnlineOr },
      {
        onSaved: (letter, saved, aliases) => {
          for (const one of this.listeners) one.onSaved(letter, saved, aliases);
        },
        onRefused: (letters, problem) => {
          if (this.listeners.size === 0) this.mend(letters, problem);
          for (const one of this.listeners) one.onRefused(letters, problem);
        },
        onChange: (state) => {
          this.now = state;
          for (const watcher of this.watchers) watcher();
        },
        onUnkept: tellUnkept,
      },
    );
  }

  /** The mail of the person in the project; what was left from before is on its way. */
  static of(user: string, project: string): Promise<Mail> {
    const place = `${user} ${project}`;
    const known = opened.get(place);
    if (known) return known;
    const mail = Journal.open(user, project).then(async (journal) => {
      const fresh = new Mail(user, journal);
      await fresh.outbox.open();
      return fresh;
    });
    opened.set(place, mail);
    mail.catch(() => opened.delete(place));
    return mail;
  }

  listen(listener: MailListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  readonly state = (): OutboxState => this.now;

  /** Tells whether the letter is kept; sending it goes on behind that. */
  send(letter: Omit<Letter, "seq">): Promise<boolean> {
    return this.outbox.add(letter).then(
      () => true,
      (failure: unknown) => {
        tellUnkept(failure);
        return false;
      },
    );
  }

  /** Nobody looks at the item any more: what somebody else has decided stays, and the rest is saved. */
  private mend(letters: readonly Letter[], problem: unknown): void {
    const conflicts = conflictsOf(problem) ?? [];
    const rest = again(letters, conflicts);
    if (rest === null) {
      say(`Not saved: ${tell(problem)}`);
      return;
    }
    for (const letter of rest) void this.send(letter);
    const those = counted(conflicts.length, "decision");
    say(`${those} by ${firstOnes(conflicts)} came first; that stays. The rest is saved.`);
  }

  /** What the letters of an item that wait say something of. */
  onItsWay(item: string): ReadonlySet<string> {
    return this.outbox.onItsWay(item);
  }

  /** Whether something of the item is on its way. */
  has(item: string): boolean {
    return this.outbox.has(item);
  }

  items(): readonly string[] {
    return this.outbox.items();
  }

  settled(): Promise<void> {
    return this.outbox.settled();
  }
}

/** What is on its way; nothing until the mail is opened. */
export function useMailState(mail: Mail | null): OutboxState {
  return useSyncExternalStore(mail?.watch ?? never, mail?.state ?? (() => NOTHING));
}

function tellUnkept(failure: unknown): void {
  say(`This browser does not keep what is on its way: ${tell(failure)}`);
}

const never = () => () => {};

/** Whoever signs in later on this page does not sign what was decided before. */
function post(user: string, letter: Letter): Promise<Saved> {
  if (!isWriting(user)) return Promise.reject(new ApiFailure(401, { detail: `${user} is not signed in.` }));
  return saveReview(letter.project, letter.item, letter.body, letter.key);
}

/** Decisions outlive a session that is over: they are sent once somebody has signed in again. */
function mayPass(problem: unknown): boolean {
  return isPassing(problem) || (problem instanceof ApiFailure && problem.status === 401);
}

function retryAfter(problem: unknown): number {
  return problem instanceof ApiFailure ? (problem.retryAfterSeconds ?? 0) * 1000 : 0;
}

function untilOnlineOr(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end);
  });
}
