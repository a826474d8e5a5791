package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.image.TestPictures;
import io.autotag.run.Desired;
import io.autotag.store.AutotagSettings;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Run;
import io.autotag.store.RunLimits;
import io.autotag.store.RunRepository;
import io.autotag.store.Selection;
import io.autotag.store.SettingsRepository;
import io.autotag.workflow.Chunk;
import io.autotag.workflow.ChunkOutcome;
import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.ItemRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chunks of a project whose items per minute are limited. */
@Timeout(60)
final class PacedChunkTest {

    private static final int ITEMS = 12;

    private final ColourTagger tagger = new ColourTagger();
    private Bench bench;
    private World world;
    private Run run;

    @BeforeEach
    void open() {
        bench = Bench.with(tagger);
        world = bench.plant();
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            pictures.add(TestPictures.jpeg(50 + i, 40));
        }
        world.addItems(pictures);
        run = world.createRun(new Selection.Full(), false);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void handsOutWhatThePaceAllowsAndStopsWhileItWaits() {
        limit(1);
        CompletableFuture<ChunkOutcome> chunk = start();
        awaitWritten(1);
        bench.database().doInTransaction(tx -> new RunRepository().desire(tx, run, Desired.PAUSE));
        assertThat(chunk.join()).isEqualTo(new ChunkOutcome(1, Stop.STOPPED));
        assertThat(tagger.calls()).isEqualTo(1);
    }

    @Test
    void aPaceThatIsTakenAwayIsWaitedForNoLonger() {
        limit(1);
        CompletableFuture<ChunkOutcome> chunk = start();
        awaitWritten(1);
        limit(null);
        assertThat(chunk.join()).isEqualTo(new ChunkOutcome(ITEMS, Stop.DONE));
        assertThat(tagger.calls()).isEqualTo(ITEMS);
    }

    private CompletableFuture<ChunkOutcome> start() {
        return bench.start(new Chunk(
                bench.plan(run), new ItemRange(0, ITEMS), Instant.now().plusSeconds(60)));
    }

    private void awaitWritten(int items) {
        while (bench.rows().number("SELECT count(*) FROM set_item") < items) {
            Thread.onSpinWait();
        }
    }

    private void limit(@Nullable Integer itemsPerMinute) {
        bench.database().doInTransaction(tx -> {
            Project project = new ProjectRepository().getForWorker(tx, run.projectId());
            RunLimits limits = new RunLimits(null, itemsPerMinute);
            AutotagSettings settings = new AutotagSettings(true, null, new Selection.Full(), false, limits);
            new SettingsRepository().put(tx, project, settings);
        });
    }
}
