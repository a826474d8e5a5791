package io.autotag.api.view;

import io.autotag.store.ReviewStats;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people did since a moment, and how right the models were. {@code people} and {@code labels} count people's own
 * decisions; {@code acceptance} what became of visible predictions, whoever decided and whenever.
 */
@Schema(name = "ReviewStats")
public record ReviewStatsView(Instant since, List<Pace> people, List<ByLabel> labels, List<Acceptance> acceptance) {

    public ReviewStatsView {
        people = List.copyOf(people);
        labels = List.copyOf(labels);
        acceptance = List.copyOf(acceptance);
    }

    /**
     * How fast somebody is; pauses of five minutes and more are not counted as active, and the last number is null before
     * the first item is finished.
     */
    @Schema(name = "ReviewPace")
    public record Pace(
            String login,
            long decisions,
            long drawn,
            long finished,
            double activeSeconds,
            @Nullable Double secondsPerItem) {

        static Pace from(ReviewStats.Pace pace) {
            double active = pace.active().toMillis() / 1000.0;
            return new Pace(
                    pace.login(),
                    pace.decisions(),
                    pace.drawn(),
                    pace.finished(),
                    active,
                    pace.finished() == 0 ? null : (Double) (active / pace.finished()));
        }
    }

    /** Decisions of one person that ended with one label. */
    @Schema(name = "ReviewsByLabel")
    public record ByLabel(String login, String label, long accepted, long modified, long rejected) {

        static ByLabel from(ReviewStats.ByLabel by) {
            return new ByLabel(by.login(), by.label(), by.accepted(), by.modified(), by.rejected());
        }
    }

    /** What became of the predictions with a label in a score band; the rate is accepted of all decided. */
    @Schema(name = "Acceptance")
    public record Acceptance(String label, String band, long accepted, long modified, long rejected, double rate) {

        static Acceptance from(ReviewStats.Acceptance of) {
            long decided = of.accepted() + of.modified() + of.rejected();
            return new Acceptance(
                    of.label(),
                    Names.word(of.band()),
                    of.accepted(),
                    of.modified(),
                    of.rejected(),
                    decided == 0 ? 0 : (double) of.accepted() / decided);
        }
    }

    public static ReviewStatsView from(ReviewStats stats, Instant since) {
        return new ReviewStatsView(
                since,
                stats.people().stream().map(Pace::from).toList(),
                stats.labels().stream().map(ByLabel::from).toList(),
                stats.acceptance().stream().map(Acceptance::from).toList());
    }
}
