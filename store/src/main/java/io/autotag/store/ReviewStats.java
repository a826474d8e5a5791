package io.autotag.store;

import java.time.Duration;
import java.util.List;

/** What people did, and how right the models were; people's own decisions only, none of bulk actions but where said. */
public record ReviewStats(List<Pace> people, List<ByLabel> labels, List<Acceptance> acceptance) {

    public ReviewStats {
        people = List.copyOf(people);
        labels = List.copyOf(labels);
        acceptance = List.copyOf(acceptance);
    }

    /**
     * How fast somebody is.
     *
     * @param finished items they said are done
     * @param active time at work: pauses of five minutes and more are not
     */
    public record Pace(String login, long decisions, long drawn, long finished, Duration active) {}

    /** Decisions of one person that ended with one label. */
    public record ByLabel(String login, String label, long accepted, long modified, long rejected) {}

    /**
     * What became of the visible predictions with a label in a band, whoever decided, bulk actions included.
     *
     * @param label the project's
     */
    public record Acceptance(String label, Band band, long accepted, long modified, long rejected) {}
}
