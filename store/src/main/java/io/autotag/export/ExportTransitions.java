package io.autotag.export;

import static io.autotag.export.ExportEvent.BEGIN;
import static io.autotag.export.ExportEvent.CANCEL;
import static io.autotag.export.ExportEvent.COMPLETE;
import static io.autotag.export.ExportEvent.FAIL;
import static io.autotag.export.ExportState.CANCELLED;
import static io.autotag.export.ExportState.EXPORTED;
import static io.autotag.export.ExportState.FAILED;
import static io.autotag.export.ExportState.PROCESSING;
import static io.autotag.export.ExportState.REQUESTED;

import java.util.List;
import java.util.Optional;

/** The one table of an export's life: what has come to an end stays as it is. */
public final class ExportTransitions {

    private static final List<ExportTransition> TABLE = List.of(
            new ExportTransition(REQUESTED, BEGIN, PROCESSING),
            new ExportTransition(REQUESTED, FAIL, FAILED),
            new ExportTransition(REQUESTED, CANCEL, CANCELLED),
            new ExportTransition(PROCESSING, BEGIN, PROCESSING),
            new ExportTransition(PROCESSING, COMPLETE, EXPORTED),
            new ExportTransition(PROCESSING, FAIL, FAILED),
            new ExportTransition(PROCESSING, CANCEL, CANCELLED));

    private ExportTransitions() {}

    /** Every transition there is. */
    public static List<ExportTransition> all() {
        return TABLE;
    }

    /** The state after the event; empty when the pair is not in the table. */
    public static Optional<ExportState> find(ExportState state, ExportEvent event) {
        return TABLE.stream()
                .filter(transition -> transition.from() == state && transition.event() == event)
                .map(ExportTransition::to)
                .findFirst();
    }
}
