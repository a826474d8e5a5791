package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.run.Desired;
import io.autotag.run.RunState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads that are tagged at once. */
final class LiveRunsTest {

    private final LiveRuns live = new LiveRuns();
    private TestDatabase test;
    private Seed seed;
    private Tagging tagging;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", 30);
        tagging = new Tagging(test.database());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void startsOneRunAndFeedsIt() {
        Run first = feed(0, 10);
        Run second = feed(5, 20);
        assertThat(first.kind()).isEqualTo(RunKind.LIVE);
        assertThat(first.total()).isEqualTo(10);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.total()).isEqualTo(20);
    }

    @Test
    void isDrivenLikeAnyOther() {
        Run ended = tagging.finish(tagging.plan(feed(0, 30)));
        assertThat(ended.state()).isEqualTo(RunState.COMPLETED);
        assertThat(tagging.progress(ended).processed()).isEqualTo(30);
    }

    @Test
    void startsAnotherWhereTheLastHasEndedOrIsBeingCancelled() {
        Run ended = tagging.finish(tagging.plan(feed(0, 10)));
        Run next = feed(10, 20);
        assertThat(next.id()).isNotEqualTo(ended.id());
        tagging.desire(next, Desired.CANCEL);
        assertThat(feed(20, 30).id()).isNotEqualTo(next.id());
    }

    @Test
    void feedersAtTheSameTimeShareOneRun() {
        List<Long> runs = IntStream.range(0, 6)
                .parallel()
                .mapToObj(n -> feed(n * 5, n * 5 + 5).id())
                .distinct()
                .toList();
        assertThat(runs).hasSize(1);
    }

    private Run feed(int from, int to) {
        long[] ids = seed.items().subList(from, to).stream().mapToLong(Item::id).toArray();
        return test.database().inTransaction(tx -> live.feed(tx, seed.project(), seed.version(), ids));
    }
}
