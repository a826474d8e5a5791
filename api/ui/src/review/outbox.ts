import type { Review, SaveBody, Saved } from "./api";

/** A save that waits until the server has taken it. */
export interface Letter {
  readonly seq: number;
  /** The idempotency key: however often the letter is sent, it is one save. */
  readonly key: string;
  readonly project: string;
  readonly item: string;
  readonly body: SaveBody;
  /** The own ids of what is added, in the order of the body. */
  readonly added: readonly string[];
}

/** The ids of all that a letter says something of. */
export function idsOf({ body, added }: Pick<Letter, "body" | "added">): readonly string[] {
  return [
    ...body.decisions.map((one) => one.prediction),
    ...added,
    ...[...body.changed, ...body.removed].map((one) => one.annotation),
  ];
}

/** Where letters are kept; outlives the page. */
export interface Letters {
  all(): Promise<readonly Letter[]>;
  put(letter: Letter): Promise<void>;
  remove(seq: number): Promise<void>;
}

export interface Post {
  send(letter: Letter): Promise<Saved>;
  /** Whether what was thrown may pass, so that the same letter is sent again. */
  isPassing(problem: unknown): boolean;
  /** Milliseconds that the server asks to be left alone for. */
  retryAfter(problem: unknown): number;
  wait(milliseconds: number): Promise<void>;
}

export interface Listener {
  onSaved(letter: Letter, saved: Saved, aliases: Readonly<Record<string, string>>): void;
  /** @param letters the refused one first, then the later ones of its item, which are dropped with it */
  onRefused(letters: readonly Letter[], problem: unknown): void;
  onChange(state: OutboxState): void;
  /** The browser keeps nothing now. */
  onUnkept(failure: unknown): void;
}

export interface OutboxState {
  /** Decisions that the server has not taken yet. */
  readonly kept: number;
  readonly isOffline: boolean;
}

const LONGEST_WAIT = 15_000;

/**
 * Sends letters in their order, one after the other, again and again until the server takes or refuses them. A refused
 * letter takes the later ones of its item with it, because they build upon it.
 */
export class Outbox {
  private letters: readonly Letter[] = [];
  private running: Promise<void> | null = null;
  private isOffline = false;

  constructor(
    private readonly store: Letters,
    private readonly post: Post,
    private readonly listener: Listener,
  ) {}

  /** Takes up what was left from before. */
  async open(): Promise<void> {
    this.letters = [...(await this.store.all())].sort((a, b) => a.seq - b.seq);
    this.tell();
    this.start();
  }

  async add(letter: Omit<Letter, "seq">): Promise<void> {
    const kept = { ...letter, seq: (this.letters.at(-1)?.seq ?? Date.now()) + 1 };
    this.letters = [...this.letters, kept];
    this.tell();
    // Where it cannot be kept it is sent all the same.
    try {
      await this.store.put(kept);
    } finally {
      this.start();
    }
  }

  /** What the letters of an item that wait say something of. */
  onItsWay(item: string): ReadonlySet<string> {
    return new Set(this.letters.filter((one) => one.item === item).flatMap(idsOf));
  }

  has(item: string): boolean {
    return this.letters.some((letter) => letter.item === item);
  }

  items(): readonly string[] {
    return [...new Set(this.letters.map((letter) => letter.item))];
  }

  /** Resolves when nothing waits, or when it is known that the server cannot be reached. */
  async settled(): Promise<void> {
    while (this.running !== null && !this.isOffline) await Promise.race([this.running, this.post.wait(100)]);
  }

  private start(): void {
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  private async run(): Promise<void> {
    for (let failures = 0; ; ) {
      const letter = this.letters[0];
      if (letter === undefined) return;
      let saved: Saved;
      try {
        saved = await this.post.send(letter);
      } catch (problem) {
        if (this.post.isPassing(problem)) {
          this.isOffline = true;
          this.tell();
          const pause = Math.min(500 * 2 ** failures++, LONGEST_WAIT);
          await this.post.wait(Math.max(pause, this.post.retryAfter(problem)));
        } else {
          await this.refused(letter, problem);
        }
        continue;
      }
      failures = 0;
      await this.taken(letter, saved);
    }
  }

  /** A change of what is kept that fails undoes nothing: a letter that comes again is one save by its key. */
  private async keep(change: Promise<void>): Promise<void> {
    await change.catch((failure: unknown) => this.listener.onUnkept(failure));
  }

  private async taken(letter: Letter, saved: Saved): Promise<void> {
    const aliases = Object.fromEntries(letter.added.map((id, index) => [id, saved.added[index] ?? id]));
    this.isOffline = false;
    this.letters = this.letters
      .slice(1)
      .map((later) => (later.item === letter.item ? rebased(later, letter, saved.review, aliases) : later));
    await this.keep(this.store.remove(letter.seq));
    for (const later of this.letters.filter((one) => one.item === letter.item))
      await this.keep(this.store.put(later));
    this.listener.onSaved(letter, saved, aliases);
    this.tell();
  }

  private async refused(letter: Letter, problem: unknown): Promise<void> {
    const gone = this.letters.filter((one) => one === letter || one.item === letter.item);
    this.isOffline = false;
    this.letters = this.letters.filter((one) => !gone.includes(one));
    for (const one of gone) await this.keep(this.store.remove(one.seq));
    this.listener.onRefused(gone, problem);
    this.tell();
  }

  private tell(): void {
    const kept = this.letters.reduce(
      (sum, { body }) =>
        sum + body.decisions.length + body.added.length + body.changed.length + body.removed.length,
      0,
    );
    this.listener.onChange({ kept, isOffline: this.isOffline });
  }
}

/** A later letter after an earlier one was taken: it names the versions and uids which that has made. */
export function rebased(
  later: Letter,
  earlier: Letter,
  review: Review,
  aliases: Readonly<Record<string, string>>,
): Letter {
  const touched = new Set(earlier.body.decisions.map((one) => one.prediction));
  const suggestions = new Map(review.suggestions.map((one) => [one.uid, one.version]));
  const own = new Set([...earlier.body.changed.map((one) => one.annotation), ...Object.values(aliases)]);
  const annotations = new Map(review.annotations.map((one) => [one.uid, one.version]));
  const named = <T extends { readonly annotation: string; readonly version: number }>(one: T): T => {
    const annotation = aliases[one.annotation] ?? one.annotation;
    return {
      ...one,
      annotation,
      version: own.has(annotation) ? (annotations.get(annotation) ?? one.version) : one.version,
    };
  };
  return {
    ...later,
    body: {
      ...later.body,
      decisions: later.body.decisions.map((one) =>
        touched.has(one.prediction)
          ? { ...one, version: suggestions.get(one.prediction) ?? one.version }
          : one,
      ),
      changed: later.body.changed.map(named),
      removed: later.body.removed.map(named),
    },
  };
}
