package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.api.TestApi;
import io.autotag.store.NewRun;
import io.autotag.store.Role;
import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.RunRepository;
import io.autotag.store.Seed;
import io.autotag.store.Selection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The chunks of a run as cells to draw. */
final class RunChunkGroupsTest {

    private static TestApi api;
    private static Seed world;
    private static int keys;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        world = api.plant("groups", 1);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aFewChunksAreAGroupEach() {
        JsonNode groups = groups(runWith(7));
        assertThat(groups).hasSize(7);
        assertThat(groups.get(2).path("chunks").asInt()).isEqualTo(1);
        assertThat(groups.get(2).path("first").asInt()).isEqualTo(200);
        assertThat(groups.get(2).path("failed").asInt()).isEqualTo(1);
    }

    @Test
    void manyChunksAreAtMost400GroupsAndNothingIsLost() {
        JsonNode groups = groups(runWith(1_234));
        assertThat(groups).hasSize(400);
        assertThat(groups.valueStream()
                        .mapToInt(group -> group.path("chunks").asInt())
                        .sum())
                .isEqualTo(1_234);
        assertThat(groups.valueStream()
                        .mapToInt(group -> group.path("done").asInt())
                        .sum())
                .isEqualTo(123_400);
        assertThat(groups.valueStream().map(group -> group.path("first").asInt()))
                .isSorted();
    }

    @Test
    void aRunThatHasNotBegunHasNone() {
        assertThat(groups(runWith(0))).isEmpty();
    }

    @Test
    void ofAnotherOrganisationThereIsNoRun() {
        Seed stranger = api.plant("stranger", 1);
        assertThat(api.client(stranger, Role.VIEWER)
                        .get("/runs/" + runWith(1) + "/chunk-groups/")
                        .status())
                .isEqualTo(404);
    }

    private static JsonNode groups(String run) {
        return api.client(world, Role.VIEWER)
                .get("/runs/" + run + "/chunk-groups/")
                .results();
    }

    /** A run whose chunks of 100 items are done, each with one failure. */
    private static String runWith(int chunks) {
        return api.database().database().inTransaction(tx -> {
            NewRun wanted = new NewRun(
                    world.project(), world.version(), new Selection.Full(), RunKind.MANUAL, "key " + keys++, false);
            Run run = new RunRepository().create(tx, wanted).run();
            tx.sql(
                            """
                            INSERT INTO run_chunk (run_id, epoch, first, position, done, failed)
                            SELECT ?, 1, n * 100, n * 100 + 100, 100, 1 FROM generate_series(0, ? - 1) n""",
                            run.id(),
                            chunks)
                    .update();
            return run.uid();
        });
    }
}
