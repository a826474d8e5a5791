package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TestPictures;
import io.autotag.run.Desired;
import io.autotag.store.Run;
import io.autotag.store.RunLimits;
import io.autotag.store.RunRepository;
import io.autotag.store.Selection;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.workflow.Chunk;
import io.autotag.workflow.ChunkOutcome;
import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.ItemRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chunks of a project whose items per minute are limited. */
@Timeout(60)
final class PacedChunkTest {

    private static final int ITEMS = 12;

    /** The width of the first picture; each is a pixel wider than the one before. */
    private static final int NARROWEST = 50;

    private final ColourTagger tagger = new ColourTagger();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private Bench bench;
    private World world;
    private Run run;

    @BeforeEach
    void open() {
        bench = Bench.with(tagger);
        world = bench.plant();
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            pictures.add(TestPictures.jpeg(NARROWEST + i, 40));
        }
        world.addItems(pictures);
        run = world.createRun(new Selection.Full(), false);
    }

    @AfterEach
    void close() {
        letGo.countDown();
        bench.close();
    }

    @Test
    void returnsAtOnceWhenThePaceAllowsNothingMoreForLong() {
        limit(1);
        ChunkOutcome outcome = start(inAMinute()).join();
        assertThat(outcome.next()).isEqualTo(1);
        assertThat(outcome.stop()).isEqualTo(Stop.DEADLINE);
        assertThat(outcome.delay()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(tagger.calls()).isEqualTo(1);
    }

    @Test
    void returnsWithNothingWhereOthersHaveUsedThePaceUp() {
        limit(1);
        start(inAMinute()).join();
        ChunkOutcome outcome = start(inAMinute()).join();
        assertThat(outcome.next()).isZero();
        assertThat(outcome.delay()).isNotNull();
        assertThat(tagger.calls()).isEqualTo(1);
    }

    @Test
    void stopsWhileItWaits() {
        limit(1);
        hold();
        CompletableFuture<ChunkOutcome> chunk = start(inAMinute());
        awaitCalls(1);
        bench.database().doInTransaction(tx -> new RunRepository().desire(tx, run, Desired.PAUSE));
        assertThat(chunk.join()).isEqualTo(new ChunkOutcome(0, Stop.STOPPED));
    }

    @Test
    void aPaceThatIsTakenAwayIsWaitedForNoLonger() {
        limit(1);
        hold();
        CompletableFuture<ChunkOutcome> chunk = start(inAMinute());
        awaitCalls(1);
        limit(null);
        awaitCalls(2);
        letGo.countDown();
        assertThat(chunk.join()).isEqualTo(new ChunkOutcome(ITEMS, Stop.DONE));
        assertThat(tagger.calls()).isEqualTo(ITEMS);
    }

    /** The first picture is answered at once, the others take longer than there is time for. */
    @Test
    void dropsNothingThatHasUsedThePaceUp() {
        limit(119);
        tagger.beforeEachWidth(width -> {
            if (width > NARROWEST) {
                LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            }
        });
        ChunkOutcome outcome = start(Instant.EPOCH).join();
        assertThat(outcome.stop()).isEqualTo(Stop.DEADLINE);
        assertThat(outcome.next()).isBetween(2L, (long) ITEMS - 1).isEqualTo(tagger.calls());
    }

    @Test
    void attemptsWithoutATurnDoNotHideThatNothingWorks() {
        limit(15);
        tagger.beforeEach(() -> {
            throw new StoreException(StoreError.UNAVAILABLE, "The database does not answer.");
        });
        CompletableFuture<ChunkOutcome> chunk = start(inAMinute());
        assertThatThrownBy(chunk::join)
                .satisfies(failure -> assertThat(FailureType.of(failure)).contains(FailureType.INFRASTRUCTURE));
        assertThat(tagger.calls()).isGreaterThan(1);
    }

    private CompletableFuture<ChunkOutcome> start(Instant returnBy) {
        return bench.start(new Chunk(bench.plan(run), new ItemRange(0, ITEMS), returnBy));
    }

    private static Instant inAMinute() {
        return Instant.now().plusSeconds(60);
    }

    /** Lets all pictures wait until {@code letGo}. */
    private void hold() {
        tagger.beforeEach(() -> Latches.await(letGo));
    }

    private void awaitCalls(int calls) {
        while (tagger.calls() < calls) {
            Thread.onSpinWait();
        }
    }

    private void limit(@Nullable Integer itemsPerMinute) {
        world.limit(new RunLimits(null, itemsPerMinute));
    }
}
