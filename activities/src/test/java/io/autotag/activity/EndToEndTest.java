package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.image.TestPictures;
import io.autotag.run.Desired;
import io.autotag.run.RunState;
import io.autotag.store.Run;
import io.autotag.store.RunProgress;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.autotag.store.Selection;
import io.autotag.workflow.IngestRequest;
import io.autotag.workflow.IngestWorkflow;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From uploads to settled runs: the workflows, the activities, PostgreSQL and files, all real. */
final class EndToEndTest {

    /** Of each five files the last one is broken, in one of five ways. */
    private static final int FILES = 400;

    private static final int BROKEN = FILES / 5;

    /** Uploaded under several names, and gone from the blob store when the runs come. */
    private static final byte[] LOST = TestPictures.jpeg(99, 99);

    private final ColourTagger tagger = new ColourTagger();
    private Bench bench;
    private World world;

    @BeforeEach
    void open() {
        bench = Bench.with(tagger);
        world = bench.plant();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void allGoodPicturesAreTaggedAndAllBadOnesAreListed() {
        ingest();
        Run run = world.createRun(new Selection.Full(), false);
        bench.start(run).getResult(Void.class);
        assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(progress(run).done()).isEqualTo(FILES - BROKEN);
        assertThat(progress(run).failed()).isEqualTo(BROKEN);
        assertThat(bench.rows().texts("SELECT code || ' ' || count(*) FROM run_failure GROUP BY code ORDER BY code"))
                .containsExactly("missing 16", "too_large 16", "unreadable 32", "unsupported 16");
        assertThat(bench.rows().texts("SELECT i.key FROM run_failure f JOIN item i ON i.id = f.item_id"))
                .allSatisfy(key -> assertThat(key).startsWith("broken/"));
    }

    @Test
    void aSecondRunChangesNothingAndSaysHowManyAreUnchanged() {
        ingest();
        bench.start(world.createRun(new Selection.Full(), false)).getResult(Void.class);
        List<String> predictions = bench.rows().texts("SELECT p::text FROM prediction p ORDER BY p");
        int calls = tagger.calls();
        Run second = world.createRun(new Selection.Full(), false);
        bench.start(second).getResult(Void.class);
        assertThat(progress(second).skippedUnchanged()).isEqualTo(FILES - BROKEN);
        assertThat(progress(second).done()).isZero();
        assertThat(bench.rows().texts("SELECT p::text FROM prediction p ORDER BY p"))
                .isEqualTo(predictions);
        assertThat(tagger.calls() - calls).isLessThanOrEqualTo(BROKEN);
    }

    @Test
    void twoRunsAtOnceTagEachItemOnce() {
        ingest();
        Run one = world.createRun(new Selection.Full(), false);
        Run other = world.createRun(new Selection.Full(), false);
        WorkflowStub first = bench.start(one);
        WorkflowStub second = bench.start(other);
        first.getResult(Void.class);
        second.getResult(Void.class);
        assertThat(progress(one).done() + progress(other).done()).isEqualTo(FILES - BROKEN);
        assertThat(bench.rows().number("SELECT count(*) FROM set_item")).isEqualTo(FILES - BROKEN);
        assertThat(bench.rows().number("SELECT count(*) FROM prediction")).isEqualTo(2 * (FILES - BROKEN));
        assertThat(List.of(world.reread(one).state(), world.reread(other).state()))
                .containsOnly(RunState.COMPLETED);
    }

    @Test
    void aPausedRunGoesOnWhereItStopped() throws Exception {
        ingest();
        Run run = startedAndThen(Desired.PAUSE);
        assertThat(world.reread(run).state()).isEqualTo(RunState.PAUSED);
        desire(run, Desired.RUN);
        bench.start(run).getResult(Void.class);
        assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(progress(run).done()).isEqualTo(FILES - BROKEN);
    }

    @Test
    void aCancelledRunKeepsWhatItHasDone() throws Exception {
        ingest();
        Run run = startedAndThen(Desired.CANCEL);
        assertThat(world.reread(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(progress(run).done()).isEqualTo(bench.rows().number("SELECT count(*) FROM set_item"));
    }

    @Test
    void aRunWhoseModelIsGoneFailsWithASentence() {
        ingest();
        bench.lose(World.bytes("a model"));
        Run run = world.createRun(new Selection.Full(), false);
        bench.start(run).getResult(Void.class);
        assertThat(world.reread(run).state()).isEqualTo(RunState.FAILED);
        assertThat(world.reread(run).errorMessage())
                .isEqualTo("The model cannot be used: The model's file is missing in the blob store: add the model"
                        + " again.");
    }

    @Test
    void anEmptyRunCompletes() {
        Run run = world.createRun(new Selection.Full(), false);
        bench.start(run).getResult(Void.class);
        assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
    }

    /** A run of which something else is wanted once it is under way; its workflow has ended. */
    private Run startedAndThen(Desired desired) {
        CountDownLatch under = new CountDownLatch(50);
        tagger.beforeEach(under::countDown);
        Run run = world.createRun(new Selection.Full(), false);
        WorkflowStub workflow = bench.start(run);
        Latches.await(under);
        desire(run, desired);
        bench.start(run);
        workflow.getResult(Void.class);
        return run;
    }

    private void ingest() {
        for (int i = 0; i < FILES; i++) {
            byte[] picture = TestPictures.jpeg(40 + i % 50, 20 + i / 50);
            boolean broken = i % 5 == 4;
            world.upload((broken ? "broken/" : "good/") + i + ".jpg", broken ? broken(picture, i) : picture);
        }
        IngestWorkflow ingest = bench.client().newWorkflowStub(IngestWorkflow.class, Bench.options("ingest"));
        ingest.ingest(new IngestRequest(world.dataset().uid()));
        bench.lose(LOST);
    }

    private static byte[] broken(byte[] picture, int i) {
        return switch (i / 5 % 5) {
            case 0 -> TestPictures.cut(picture, 0.5);
            case 1 -> TestPictures.cut(picture, 0.02);
            case 2 -> World.bytes("Notes of day " + i + ".");
            case 3 -> TestPictures.jpegClaiming(60_000, 50_000 + i);
            default -> LOST;
        };
    }

    private void desire(Run run, Desired desired) {
        bench.database().doInTransaction(tx -> new RunRepository().desire(tx, run, desired));
    }

    private RunProgress progress(Run run) {
        return bench.database().read(tx -> new RunReader().progress(tx, run.id()));
    }
}
