package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.ops.cli.Console;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at what is left when the faults are over, and waits for it to come to rest. A trial in which nothing arrived or
 * nothing was reviewed fails: it would have lost nothing either.
 */
record Aftermath(Site site, Losses losses, Console console) {
    private static final Duration COME_TO_REST = Duration.ofMinutes(4);

    /** @param expected the predictions on all photos, as an undisturbed run left them */
    void checkUploads(ArrivingPhotos arriving, Set<String> acknowledged, List<String> expected)
            throws SQLException, InterruptedException {
        assertThat(of(acknowledged, expected)).as("photos that arrived").isNotEmpty();
        losses.uploads(arriving.untagged(acknowledged, COME_TO_REST));
        losses.predictions(of(acknowledged, expected), of(acknowledged, arriving.predictions()));
        console.line(acknowledged.size() + " photos arrived meanwhile");
    }

    /** The lines that begin with one of the keys. */
    private static List<String> of(Set<String> keys, List<String> lines) {
        return lines.stream().filter(line -> keys.contains(first(line))).toList();
    }

    private static String first(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    /** @param finished items whose save was acknowledged, and to whom */
    void checkDecisions(String project, List<String> finished) throws SQLException {
        assertThat(finished).as("reviewed items").isNotEmpty();
        Reviewers reviewers = new Reviewers(site, project);
        losses.decisions(finished, reviewers.kept(), reviewers.savedTwice());
        console.line(finished.size() + " items were reviewed meanwhile");
    }

    /** Each run that has completed since the webhook was made, and each review. */
    void checkWebhooks(HeardFacts heard, List<String> runs, List<String> finished)
            throws SQLException, InterruptedException {
        // What is still pending then is not heard, and counted.
        Eventually.last(
                COME_TO_REST,
                () -> found("SELECT d.uid FROM webhook_delivery d WHERE d.status = ?", "pending"),
                List::isEmpty);
        List<String> completed = found(
                "SELECT r.uid FROM run r WHERE r.state = ? AND r.created_at > (SELECT min(w.created_at) FROM webhook w)",
                "completed");
        assertThat(completed).containsAll(runs);
        Stream.concat(
                        completed.stream().map(run -> "run.completed " + run),
                        finished.stream().map(line -> "review.saved " + first(line)))
                .forEach(fact -> losses.webhook(fact, heard.about(fact)));
    }

    private List<String> found(String query, String value) throws SQLException {
        try (Connection connection = site.database()) {
            return Tagging.lines(connection, query, value).stream()
                    .map(String::strip)
                    .toList();
        }
    }
}
