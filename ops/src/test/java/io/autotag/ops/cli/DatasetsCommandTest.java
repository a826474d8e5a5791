package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What "datasets get" asks the server for. */
final class DatasetsCommandTest {

    private static final String DATASET =
            "{\"uid\": \"d1\", \"name\": \"Harbour\", \"slug\": \"harbour\", \"owner_name\": \"ana\"}";
    private static final String ITEMS = "{\"results\": [{\"uid\": \"i1\", \"key\": \"a.jpg\"}], \"next\": null}";

    private final TestApi api = new TestApi();

    @Command(name = "autotag")
    private static final class Root {}

    @BeforeEach
    void prepare() {
        api.answer("GET /datasets/?limit=1000", 200, "{\"results\": [" + DATASET + "], \"next\": null}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void showsItsNewestItems() {
        api.answer("GET /datasets/ana/harbour/items/?limit=10", 200, ITEMS);
        assertThat(run("datasets", "get", "harbour")).isZero();
        assertThat(api.asked()).hasSize(2);
    }

    @Test
    void listsTheUidsOfAllItsItemsForOtherCommands() {
        api.answer("GET /datasets/ana/harbour/items/?limit=1000", 200, ITEMS);
        assertThat(run("datasets", "get", "harbour", "-o", "ids")).isZero();
        assertThat(api.asked()).extracting(TestApi.Asked::target).contains("/datasets/ana/harbour/items/?limit=1000");
    }

    @Test
    void listsAsManyUidsAsAreWanted() {
        api.answer("GET /datasets/ana/harbour/items/?limit=3", 200, ITEMS);
        assertThat(run("datasets", "get", "harbour", "-o", "ids", "--items", "3"))
                .isZero();
    }

    private int run(String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--url", api.url()))
                .toArray(String[]::new);
        return Commands.addTo(new CommandLine(new Root()), Files::copy).execute(all);
    }
}
