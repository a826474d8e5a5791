package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.RunView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The version before this one is replaced by it in the middle of a run: first the API, then the worker, as the manual says. */
@Tag("faults")
@Timeout(900)
final class RollingUpgradeTest {

    private static final int FILES = 1_000;
    private static final int BEGUN = 20;

    /** So slow that processes are replaced before the run is over. */
    private static final int ITEMS_PER_MINUTE = 120;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private UpgradedSite site;
    private TestMaterial material;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Site.realTemporal().isPresent(), "\"ops/autotag install-temporal\" was not called");
        assumeTrue(UpgradedSite.hasEarlier(), "\"ops/build-earlier\" was not called");
        site = new UpgradedSite(folder.resolve("site"));
        site.start();
        material = TestMaterial.send(site, folder, FILES);
    }

    @AfterEach
    void end() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void aRunOfTheEarlierVersionIsEndedByThisOne() throws Exception {
        Tagging before = Tagging.begin(site, "before", material).awaitCompleted();
        String project = Tagging.project(site.api(), "between", material, false);
        pace(project, ITEMS_PER_MINUTE);
        Tagging between = Tagging.start(site, project);
        between.awaitProcessed(BEGUN);

        site.replaceApi();
        site.replaceWorker();
        RunView replaced = between.seen().orElseThrow();
        assertThat(replaced.isFinal())
                .as("the run is over: " + replaced.sentence())
                .isFalse();

        pace(project, null);
        between.awaitCompleted();
        Tagging after = Tagging.begin(site, "after", material).awaitCompleted();
        List<String> ofEither = new ArrayList<>(before.rows());
        ofEither.addAll(after.rows());
        // An item was tagged by one version or by the other, which may differ in what they find, and by no version
        // twice.
        assertThat(between.rows()).doesNotHaveDuplicates().isSubsetOf(ofEither);
        assertThat(between.seen().orElseThrow().count("successful_items"))
                .isEqualTo(after.seen().orElseThrow().count("successful_items"));
        assertThat(site.workerLog()).doesNotContainIgnoringCase("nondeterminis");
    }

    private void pace(String project, @Nullable Integer itemsPerMinute) {
        ApiClient api = site.api();
        String path = "/projects/" + project + "/autotag/";
        api.put(path, ((ObjectNode) api.get(path)).put("items_per_minute", itemsPerMinute));
    }
}
