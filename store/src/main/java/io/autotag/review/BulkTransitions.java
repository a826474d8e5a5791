package io.autotag.review;

import static io.autotag.review.BulkEvent.CANCEL;
import static io.autotag.review.BulkEvent.COMPLETE;
import static io.autotag.review.BulkEvent.FAIL;
import static io.autotag.review.BulkEvent.FINISH_UNDO;
import static io.autotag.review.BulkEvent.PAUSE;
import static io.autotag.review.BulkEvent.RESUME;
import static io.autotag.review.BulkEvent.START;
import static io.autotag.review.BulkEvent.UNDO;
import static io.autotag.review.BulkState.CANCELLED;
import static io.autotag.review.BulkState.COMPLETED;
import static io.autotag.review.BulkState.FAILED;
import static io.autotag.review.BulkState.PAUSED;
import static io.autotag.review.BulkState.PENDING;
import static io.autotag.review.BulkState.RUNNING;
import static io.autotag.review.BulkState.UNDOING;
import static io.autotag.review.BulkState.UNDONE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The one table of a bulk action's life: whatever has come to an end, half done or whole, can be taken back once. */
public final class BulkTransitions {

    private static final List<BulkTransition> TABLE = List.of(
            new BulkTransition(PENDING, START, RUNNING),
            new BulkTransition(PENDING, PAUSE, PAUSED),
            new BulkTransition(PENDING, FAIL, FAILED),
            new BulkTransition(PENDING, CANCEL, CANCELLED),
            new BulkTransition(RUNNING, PAUSE, PAUSED),
            new BulkTransition(RUNNING, COMPLETE, COMPLETED),
            new BulkTransition(RUNNING, FAIL, FAILED),
            new BulkTransition(RUNNING, CANCEL, CANCELLED),
            new BulkTransition(PAUSED, RESUME, PENDING),
            new BulkTransition(PAUSED, CANCEL, CANCELLED),
            new BulkTransition(COMPLETED, UNDO, UNDOING),
            new BulkTransition(FAILED, UNDO, UNDOING),
            new BulkTransition(CANCELLED, UNDO, UNDOING),
            new BulkTransition(UNDOING, FINISH_UNDO, UNDONE));

    private BulkTransitions() {}

    /** Every transition there is. */
    public static List<BulkTransition> all() {
        return TABLE;
    }

    /** The state after the event; empty when the pair is not in the table. */
    public static Optional<BulkState> find(BulkState state, BulkEvent event) {
        return TABLE.stream()
                .filter(transition -> transition.from() == state && transition.event() == event)
                .map(BulkTransition::to)
                .findFirst();
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException naming both when the pair is not in the table
     */
    public static BulkState next(BulkState state, BulkEvent event) {
        return find(state, event)
                .orElseThrow(() -> new IllegalStateException(
                        "A bulk action that is %s cannot take the event %s.".formatted(word(state), word(event))));
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
