package io.autotag.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChunkWindowTest {

    private static final String REASON = "The disk does not answer.";

    @Test
    void cutsWhatRemainsIntoChunksInOrder() {
        ChunkWindow window = started(10, 9, range(0, 25), range(40, 45));
        assertThat(handedOut(window)).containsExactly(range(0, 10), range(10, 20), range(20, 25), range(40, 45));
    }

    @Test
    void handsOutNoMoreThanItsWidth() {
        ChunkWindow window = started(10, 2, range(0, 100));
        assertThat(handedOut(window)).containsExactly(range(0, 10), range(10, 20));
        window.returned(range(0, 10), 10);
        assertThat(handedOut(window)).containsExactly(range(20, 30));
    }

    @Test
    void putsTheRestOfAnEarlyReturnFirstInLine() {
        ChunkWindow window = started(10, 1, range(0, 30));
        window.next();
        window.returned(range(0, 10), 4);
        assertThat(window.next()).contains(range(4, 10));
    }

    @Test
    void takesAnAnswerOutsideTheChunkForItsNearestEnd() {
        ChunkWindow window = started(10, 1, range(10, 20));
        window.next();
        window.returned(range(10, 20), 3);
        assertThat(window.next()).contains(range(10, 20));
        window.returned(range(10, 20), 99);
        assertThat(window.isRoundOver()).isTrue();
    }

    @Test
    void isIdleOnceEverythingInFlightIsBack() {
        ChunkWindow window = started(10, 1, range(0, 20));
        assertThat(window.isIdle()).isTrue();
        window.next();
        assertThat(window.isIdle()).isFalse();
        window.returned(range(0, 10), 10);
        assertThat(window.isIdle()).isTrue();
        assertThat(window.isRoundOver()).isFalse();
    }

    @Test
    void leavesALostChunkToTheNextRound() {
        ChunkWindow window = started(10, 5, range(0, 10));
        window.next();
        window.lost(REASON);
        assertThat(window.next()).isEqualTo(Optional.empty());
        assertThat(window.isRoundOver()).isTrue();
        window.startRound(List.of(range(0, 10)));
        assertThat(window.next()).contains(range(0, 10));
    }

    @Test
    void isStuckAfterThreeRoundsThatChangeNothing() {
        ChunkWindow window = started(10, 5, range(0, 10));
        for (int round = 1; round < ChunkWindow.FRUITLESS_ROUNDS; round++) {
            loseAll(window);
            window.startRound(List.of(range(0, 10)));
            assertThat(window.isStuck()).isFalse();
        }
        loseAll(window);
        window.startRound(List.of(range(0, 10)));
        assertThat(window.isStuck()).isTrue();
    }

    @Test
    void isNotStuckWhileAnythingShrinks() {
        ChunkWindow window = started(10, 5, range(0, 10));
        for (long from = 1; from < 8; from++) {
            loseAll(window);
            window.startRound(List.of(range(from, 10)));
            assertThat(window.isStuck()).isFalse();
        }
    }

    @Test
    void goesOnCountingWhereAnotherWindowLeftOff() {
        ChunkWindow first = started(10, 5, range(0, 10));
        loseAll(first);
        first.startRound(List.of(range(0, 10)));
        loseAll(first);
        ChunkWindow second = new ChunkWindow(10, 5, first.standstill());
        second.startRound(List.of(range(0, 10)));
        assertThat(second.isStuck()).isFalse();
        loseAll(second);
        second.startRound(List.of(range(0, 10)));
        assertThat(second.isStuck()).isTrue();
        assertThat(second.standstill().reason()).isEqualTo(REASON);
    }

    @Test
    void countsAfreshOnceSomethingHasShrunkInAnotherWindow() {
        ChunkWindow window = new ChunkWindow(10, 5, new Standstill(List.of(range(0, 10)), 2, REASON));
        window.startRound(List.of(range(1, 10)));
        assertThat(window.standstill()).isEqualTo(new Standstill(List.of(range(1, 10)), 0, null));
    }

    @Test
    void countsARoundThatIsCutShortOnlyWhenAChunkOfItWasLost() {
        ChunkWindow window = started(10, 2, range(0, 30));
        window.next();
        window.next();
        assertThat(window.standstill().rounds()).isZero();
        window.returned(range(0, 10), 0);
        assertThat(window.standstill().rounds()).isZero();
        window.lost(REASON);
        assertThat(window.standstill()).isEqualTo(new Standstill(List.of(range(0, 30)), 1, REASON));
    }

    @Test
    void refusesRoundsBelowZero() {
        assertThatThrownBy(() -> new Standstill(List.of(), -1, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsWhatIsInFlightWhenItNarrows() {
        ChunkWindow window = started(10, 3, range(0, 100));
        handedOut(window);
        window.resize(1);
        window.returned(range(0, 10), 10);
        window.returned(range(10, 20), 20);
        assertThat(window.next()).isEmpty();
        window.returned(range(20, 30), 30);
        assertThat(window.next()).contains(range(30, 40));
    }

    @Test
    void startsNoRoundInsideAnother() {
        ChunkWindow window = started(10, 1, range(0, 10));
        assertThatThrownBy(() -> window.startRound(List.of(range(0, 10)))).isInstanceOf(IllegalStateException.class);
        window.next();
        assertThatThrownBy(() -> window.startRound(List.of(range(0, 10)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesWhatNeverWentOut() {
        ChunkWindow window = new ChunkWindow(10, 1, Standstill.NONE);
        assertThatThrownBy(() -> window.lost(REASON)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> window.returned(range(0, 1), 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesEmptyChunksAndClosedWindows() {
        assertThatThrownBy(() -> new ChunkWindow(0, 1, Standstill.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChunkWindow(1, 0, Standstill.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ItemRange range(long from, long to) {
        return new ItemRange(from, to);
    }

    private static ChunkWindow started(int chunkItems, int width, ItemRange... remaining) {
        ChunkWindow window = new ChunkWindow(chunkItems, width, Standstill.NONE);
        window.startRound(List.of(remaining));
        return window;
    }

    private static List<ItemRange> handedOut(ChunkWindow window) {
        List<ItemRange> out = new ArrayList<>();
        window.next().ifPresent(out::add);
        for (Optional<ItemRange> next = window.next(); next.isPresent(); next = window.next()) {
            out.add(next.get());
        }
        return out;
    }

    private static void loseAll(ChunkWindow window) {
        handedOut(window).forEach(lost -> window.lost(REASON));
    }
}
