package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A whole Autotag in the middle of a run whose PostgreSQL has given all its connections to somebody else. */
@Tag("faults")
@Timeout(600)
final class NoConnectionLeftTest {
    private static final int FILES = 1_000;
    private static final int BEGUN = 50;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Site site;
    private TestMaterial material;
    private List<String> undisturbed;

    @BeforeEach
    void start() throws IOException, InterruptedException, SQLException {
        site = new Site(folder.resolve("home"));
        site.start(Site.bestTemporal());
        material = TestMaterial.send(site, folder, FILES);
        undisturbed = Tagging.undisturbed(site, material).rows();
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void saysSoAndTheRunGoesOnByItselfAfterwards() throws IOException, InterruptedException, SQLException {
        Tagging run = Tagging.begin(site, "without connections", material);
        run.awaitProcessed(BEGUN);
        TakenConnections taken = TakenConnections.all(site.databaseSettings());
        try {
            HttpResponse<String> answer = site.answer("/projects/");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("No database connection became free in time.");
            HttpResponse<String> health = site.health();
            assertThat(health.statusCode()).isEqualTo(500);
            assertThat(health.body()).contains("\"database\":{\"healthy\":false");
        } finally {
            taken.close();
        }
        assertThat(run.awaitCompleted().rows()).isEqualTo(undisturbed);
        assertThat(site.health().body()).contains("\"database\":{\"healthy\":true");
    }
}
