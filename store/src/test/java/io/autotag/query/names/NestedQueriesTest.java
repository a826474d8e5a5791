package io.autotag.query.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.query.Condition;
import io.autotag.query.Query;
import io.autotag.query.QueryException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Saved queries that ask for saved queries; what each means is told by the test instead of by its text. */
final class NestedQueriesTest {

    private static final String SHORT = "width > 1";

    @Test
    void givesWhatIsMeantInItsOrder() {
        SavedQueries queries =
                SavedQueries.writtenOut(named(saved("a", SHORT), saved("b", "width > 2"), saved("c", SHORT)));
        assertThat(queries.each(saved -> !saved.slug().equals("b"), Function.<Condition>identity()))
                .containsExactly(condition(SHORT), condition(SHORT));
        assertThat(queries.each(saved -> saved.slug().equals("b"), Function.<Condition>identity()))
                .containsExactly(condition("width > 2"));
        assertThat(queries.each(saved -> false, Function.<Condition>identity())).isEmpty();
    }

    @Test
    void refusesOneThatAsksForItself() {
        SavedQueries queries = SavedQueries.remembered(named(saved("a", SHORT)));
        assertThatThrownBy(() -> queries.each(saved -> true, within -> queries.each(saved -> true, more -> more)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("The saved query \"a\" asks for itself");
    }

    @Test
    void oneMayBeAskedForTwiceBesideItself() {
        SavedQueries queries = SavedQueries.remembered(named(saved("a", SHORT)));
        assertThat(queries.each(saved -> true, within -> 1)).containsExactly(1);
        assertThat(queries.each(saved -> true, within -> 2)).containsExactly(2);
    }

    @Test
    void goesEightLevelsDeep() {
        SavedQueries queries = SavedQueries.remembered(
                named(IntStream.range(0, 9).mapToObj(n -> saved("q" + n, SHORT)).toArray(SavedQuery[]::new)));
        assertThat(depth(queries, 0, 8)).isEqualTo(8);
        assertThatThrownBy(() -> depth(queries, 0, 9))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("too much through saved queries");
    }

    private static int depth(SavedQueries queries, int level, int deepest) {
        return level == deepest
                ? level
                : queries.each(saved -> saved.slug().equals("q" + level), within -> depth(queries, level + 1, deepest))
                        .get(0);
    }

    @Test
    void whatIsWrittenOutMayNotBeTooLong() {
        Names names = named(saved("a", "slice = \"" + "x".repeat(1_000) + "\""));
        assertThat(ask(SavedQueries.remembered(names), 40)).isEqualTo(40);
        assertThat(ask(SavedQueries.writtenOut(names), 32)).isEqualTo(32);
        assertThatThrownBy(() -> ask(SavedQueries.writtenOut(names), 33))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("too much through saved queries");
    }

    private static int ask(SavedQueries queries, int times) {
        return IntStream.range(0, times)
                .map(n -> queries.each(saved -> true, within -> n).size())
                .sum();
    }

    private static SavedQuery saved(String slug, String query) {
        return new SavedQuery(slug, slug, Query.parse(query));
    }

    private static Condition condition(String query) {
        return Query.parse(query).condition();
    }

    private static Names named(SavedQuery... queries) {
        return new OnlyQueries(List.of(queries));
    }

    /** A project of which nothing else is asked. */
    private record OnlyQueries(List<SavedQuery> savedQueries) implements Names {

        @Override
        public long projectId() {
            return 1;
        }

        @Override
        public List<NamedSet> sets() {
            return List.of();
        }

        @Override
        public List<NamedPlace> datasets() {
            return List.of();
        }

        @Override
        public int[] labels(TextMatch match) {
            return new int[0];
        }

        @Override
        public long[] slices(TextMatch match) {
            return new long[0];
        }

        @Override
        public long[] users(TextMatch match) {
            return new long[0];
        }

        @Override
        public int[] runs(TextMatch match) {
            return new int[0];
        }
    }
}
