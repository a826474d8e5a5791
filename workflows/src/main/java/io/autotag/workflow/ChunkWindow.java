package io.autotag.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which positions go out next, and whether anything is being achieved. Works in rounds: a round starts with what
 * remains to be done, hands it out in chunks, and is over when nothing waits and nothing is in flight. What was lost on
 * the way is in the next round's remains. Pure: no clock, no Temporal; not thread-safe.
 */
final class ChunkWindow {

    /** So many rounds in a row that leave everything as it was, and the run is stuck. */
    static final int FRUITLESS_ROUNDS = 3;

    private final int chunkItems;
    private final Deque<ItemRange> waiting = new ArrayDeque<>();
    private int width;
    private int inFlight;
    private Standstill before;
    private boolean begun;
    private @Nullable String lossOfRound;

    /**
     * @param chunkItems most positions in one chunk
     * @param width most chunks in flight
     * @param before the rounds that others have handed out in vain
     */
    ChunkWindow(int chunkItems, int width, Standstill before) {
        if (chunkItems < 1) {
            throw new IllegalArgumentException("A chunk holds at least one item, not " + chunkItems);
        }
        this.chunkItems = chunkItems;
        this.before = before;
        resize(width);
    }

    /** Changes how many chunks may be in flight; those that are stay. */
    void resize(int newWidth) {
        if (newWidth < 1) {
            throw new IllegalArgumentException("A window holds at least one chunk, not " + newWidth);
        }
        width = newWidth;
    }

    /** Starts a round with what remains. Only when the round before is over. */
    void startRound(List<ItemRange> remaining) {
        if (!isRoundOver()) {
            throw new IllegalStateException("A round is under way: " + inFlight + " in flight, " + waiting);
        }
        Standstill last = standstill();
        before = remaining.equals(last.remaining()) ? last : new Standstill(remaining, 0, null);
        begun = true;
        lossOfRound = null;
        waiting.addAll(remaining);
    }

    /**
     * The rounds in vain by now, if what remains is still the same. A round that was cut short is one of them only when a
     * chunk of it was lost: else there was no time for it, or nobody to work.
     */
    Standstill standstill() {
        boolean counts = begun && (isRoundOver() || lossOfRound != null);
        return counts ? before.longer(lossOfRound) : before;
    }

    boolean isRoundOver() {
        return inFlight == 0 && waiting.isEmpty();
    }

    boolean isIdle() {
        return inFlight == 0;
    }

    /** Whether the last rounds achieved nothing at all. */
    boolean isStuck() {
        return before.rounds() >= FRUITLESS_ROUNDS;
    }

    /** The next chunk to hand out; empty when the window is full or nothing waits. */
    Optional<ItemRange> next() {
        if (inFlight >= width || waiting.isEmpty()) {
            return Optional.empty();
        }
        ItemRange first = waiting.removeFirst();
        long cut = Math.min(first.to(), first.from() + chunkItems);
        pushFront(cut, first.to());
        inFlight++;
        return Optional.of(new ItemRange(first.from(), cut));
    }

    /** The chunk came back; what is behind {@code next} waits again, first in line. */
    void returned(ItemRange chunk, long next) {
        land();
        pushFront(Math.max(next, chunk.from()), chunk.to());
    }

    /**
     * The chunk failed for good; its positions come again with the next round.
     *
     * @param reason for people
     */
    void lost(String reason) {
        land();
        lossOfRound = reason;
    }

    private void land() {
        if (inFlight == 0) {
            throw new IllegalStateException("Nothing is in flight");
        }
        inFlight--;
    }

    private void pushFront(long from, long to) {
        if (from < to) {
            waiting.addFirst(new ItemRange(from, to));
        }
    }
}
