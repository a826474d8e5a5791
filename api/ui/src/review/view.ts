import type { Mail } from "./mail";
import * as sessions from "./session";
import type { Mark } from "./sheet";

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
  /** Where decisions go; null until it is open. */
  readonly mail: Mail | null;
  readonly clashes: readonly Clash[];
  /** Finished items and the seconds that they took, of this visit. */
  readonly finished: number;
  readonly seconds: number;
  readonly isStarting: boolean;
  /** Nothing is left that nobody else holds. */
  readonly isExhausted: boolean;
  readonly problem: unknown;
}

/** What is reviewed, by whom, in which order, and from which item on. */
export interface Wanted {
  readonly project: string;
  readonly user: string;
  readonly query: string;
  readonly ordering: string;
  readonly first: string | undefined;
}

const AT_FIRST: ReviewView = {
  session: sessions.EMPTY,
  mail: null,
  clashes: [],
  finished: 0,
  seconds: 0,
  isStarting: true,
  isExhausted: false,
  problem: null,
};

/** The state of a review, and who is told when it changes. */
export class ReviewStore {
  private view = AT_FIRST;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): ReviewView => this.view;

  get session(): sessions.Session {
    return this.view.session;
  }

  entry(item: string): sessions.Entry | undefined {
    return this.session.entries.find((one) => sessions.uidOf(one) === item);
  }

  change(session: sessions.Session): void {
    if (session !== this.view.session) this.set({ session });
  }

  set(changed: Partial<ReviewView>): void {
    this.view = { ...this.view, ...changed };
    for (const listener of this.listeners) listener();
  }
}
