package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.activity.Slots;
import io.autotag.ops.postgres.PostgresUnit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The PostgreSQL that comes along has a connection for everybody, as docs/operations.md promises. */
final class ConnectionsTest {

    private static final int WORKERS = 4;
    private static final int KEPT_FOR_PEOPLE = 10;

    @Test
    void anApiAndFourWorkersFitBesideThoseWhoLookIn() throws IOException {
        int api = otherwise("AUTOTAG_DB_POOL") + otherwise("AUTOTAG_DB_QUERY_POOL");
        assertThat(api + WORKERS * WorkerSettings.CONNECTIONS + KEPT_FOR_PEOPLE)
                .isLessThanOrEqualTo(PostgresUnit.CONNECTIONS);
    }

    /** Who adds a slot looks at the connections, too. */
    @Test
    void aWorkerHasAtLeastTwoThirdsOfWhatItCouldUseAtOnce() {
        Slots chunks = Slots.defaults();
        int presence = 1;
        int most = 2 * (chunks.batch() + chunks.quick())
                + WorkerQueues.ORCHESTRATOR_SLOTS
                + WorkerQueues.IO_SLOTS
                + WorkerQueues.SCAN_SLOTS
                + WorkerQueues.BULK_SLOTS
                + WorkerQueues.EXPORT_SLOTS
                + presence;
        assertThat(most).as("what the comment on the connections counts").isEqualTo(30);
        assertThat(3 * WorkerSettings.CONNECTIONS).isGreaterThanOrEqualTo(2 * most);
    }

    /** What the API takes when the variable is left out. */
    private static int otherwise(String variable) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ConnectionsTest.class.getResourceAsStream("/autotag.yml"), "autotag.yml")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            Matcher setting = Pattern.compile("\\{" + variable + ":-(\\d+)}").matcher(text);
            assertThat(setting.find()).as(variable).isTrue();
            return Integer.parseInt(setting.group(1));
        }
    }
}
