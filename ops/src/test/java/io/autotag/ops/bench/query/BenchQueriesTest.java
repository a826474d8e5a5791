package io.autotag.ops.bench.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.query.Query;
import io.autotag.query.QueryException;
import org.junit.jupiter.api.Test;

class BenchQueriesTest {

    @Test
    void areTwentyDifferentOnesThatCanBeRead() {
        assertThat(BenchQuery.ALL).hasSize(20).doesNotHaveDuplicates();
        assertThat(BenchQuery.ALL)
                .allSatisfy(query -> assertThat(Query.parse(query.text())).isNotNull());
        for (BenchQuery.Kind kind : BenchQuery.Kind.values()) {
            assertThat(BenchQuery.of(kind)).isNotEmpty();
        }
    }

    @Test
    void theBadOneCannotBeRead() {
        assertThatThrownBy(() -> Query.parse(BenchQuery.BAD)).isInstanceOf(QueryException.class);
    }
}
