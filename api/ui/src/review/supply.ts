import { ApiFailure, isPassing, tell } from "../api/errors";
import { inFull } from "../api/images";
import { say } from "../ui/toast";
import { giveBack, type Lease, leaseNext, type Review, readReview, renewLease } from "./api";
import type { Journal } from "./journal";
import * as sessions from "./session";
import type { ReviewStore, Wanted } from "./view";

const AHEAD = 4;
const MOST_EXCLUDED = 1_000;
const LONGEST_WAIT = 8_000;

/** Leases and loads items ahead of the person, with their pictures ready to be painted. */
export class Supply {
  private readonly pictures = new Map<string, HTMLImageElement>();
  private isLeasing = false;
  private isEnded = false;

  constructor(
    private readonly wanted: Wanted,
    private readonly store: ReviewStore,
    private readonly journal: Journal,
  ) {}

  resume(): void {
    this.isEnded = false;
  }

  /** Gives back what is ahead and not decided on. */
  end(isOnItsWay: (item: string) => boolean): void {
    this.isEnded = true;
    const { entries, at } = this.store.session;
    for (const entry of entries.slice(at)) {
      const item = sessions.uidOf(entry);
      if (entry.lease?.mine && entry.state === "open" && !isOnItsWay(item))
        void giveBack(this.wanted.project, item).catch(() => {});
    }
  }

  picture(item: string): HTMLImageElement | undefined {
    return this.pictures.get(item);
  }

  /** Leases so many items that some are always loaded ahead; again by itself while the server is away. */
  async lookAhead(): Promise<void> {
    const { entries, at } = this.store.session;
    const open = entries.slice(at).filter((entry) => entry.state === "open").length;
    if (this.isLeasing || this.isEnded || open > AHEAD) return;
    this.isLeasing = true;
    try {
      const items = await this.patiently(() =>
        leaseNext(this.wanted.project, {
          query: this.wanted.query,
          ordering: this.wanted.ordering,
          ahead: AHEAD - open,
          exclude: this.store.session.entries.map(sessions.uidOf).slice(-MOST_EXCLUDED),
        }),
      );
      this.store.set({ isExhausted: items.length === 0, problem: null });
      this.store.change(sessions.added(this.store.session, items));
      await Promise.all(items.map(({ item }) => this.load(item.uid)));
    } catch (problem) {
      this.store.set({ problem });
    } finally {
      this.isLeasing = false;
    }
  }

  /** Leases and opens one item by its uid, in front of the current one. */
  async take(item: string): Promise<boolean> {
    try {
      const review = await readReview(this.wanted.project, item);
      const { image_url, width, height } = review;
      const lease = review.lease && !review.lease.mine ? review.lease : await this.leaseOf(item, review);
      if (!this.store.entry(item)) {
        const leased = { item: review.item, image_url, width, height };
        this.store.change(sessions.inserted(this.store.session, leased, lease));
      }
      await this.show(review);
      if (lease && !lease.mine) this.store.change(sessions.taken(this.store.session, item, review));
      return true;
    } catch (problem) {
      say(tell(problem));
      return false;
    }
  }

  /** Keeps an item this person's while they work on it. */
  async renew(item: string): Promise<void> {
    try {
      const lease = await renewLease(this.wanted.project, item);
      this.store.change(sessions.leased(this.store.session, item, lease));
    } catch (problem) {
      if (problem instanceof ApiFailure && problem.status === 409) await this.lose(item, problem);
    }
  }

  /** The item is somebody else's now: it is shown as they have it, and cannot be decided here. */
  async lose(item: string, problem: unknown): Promise<void> {
    this.store.change(sessions.taken(this.store.session, item, null));
    say(tell(problem));
    await this.journal.keepDraft(item, {});
    const review = await this.patiently(() => readReview(this.wanted.project, item));
    this.store.change(sessions.taken(this.store.session, item, review));
  }

  private async leaseOf(item: string, review: Review): Promise<Lease | null> {
    try {
      return await renewLease(this.wanted.project, item);
    } catch (problem) {
      if (problem instanceof ApiFailure && problem.status === 409) return review.lease;
      throw problem;
    }
  }

  private async load(item: string): Promise<void> {
    try {
      await this.show(await this.patiently(() => readReview(this.wanted.project, item)));
    } catch (problem) {
      say(tell(problem));
    }
  }

  private async show(review: Review): Promise<void> {
    await this.decode(review.item.uid, await inFull(review.item, review.image_url));
    const kept = await this.journal.draft(review.item.uid);
    this.store.change(sessions.opened(this.store.session, review, kept));
  }

  /** Has the picture ready to be painted before its turn comes. A picture that is gone does not stop the review. */
  private async decode(item: string, url: string): Promise<void> {
    const picture = new Image();
    picture.src = url;
    this.pictures.set(item, picture);
    await picture.decode().catch(() => {});
  }

  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let failures = 0; ; failures++) {
      try {
        const done = await work();
        if (failures > 0) this.store.set({ problem: null });
        return done;
      } catch (problem) {
        if (!isPassing(problem) || this.isEnded) throw problem;
        this.store.set({ problem });
        await new Promise((done) => setTimeout(done, Math.min(500 * 2 ** failures, LONGEST_WAIT)));
      }
    }
  }
}
