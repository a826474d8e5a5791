package io.autotag.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

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
    private List<ItemRange> known = List.of();
    private int fruitless;

    /**
     * @param chunkItems most positions in one chunk
     * @param width most chunks in flight
     */
    ChunkWindow(int chunkItems, int width) {
        if (chunkItems < 1) {
            throw new IllegalArgumentException("A chunk holds at least one item, not " + chunkItems);
        }
        this.chunkItems = chunkItems;
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
        fruitless = remaining.equals(known) ? fruitless + 1 : 0;
        known = List.copyOf(remaining);
        waiting.addAll(remaining);
    }

    boolean isRoundOver() {
        return inFlight == 0 && waiting.isEmpty();
    }

    boolean isIdle() {
        return inFlight == 0;
    }

    /** Whether the last rounds achieved nothing at all. */
    boolean isStuck() {
        return fruitless >= FRUITLESS_ROUNDS;
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

    /** The chunk failed for good; its positions come again with the next round. */
    void lost() {
        land();
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
