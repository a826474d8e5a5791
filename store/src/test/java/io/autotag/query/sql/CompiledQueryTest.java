package io.autotag.query.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.query.QueryException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

final class CompiledQueryTest {

    @Test
    void refusesWhatIsTooLongForAStatement() {
        assertThat(CompiledQuery.bounded(ofValues(30_000)).values()).hasSize(30_000);
        assertThatThrownBy(() -> CompiledQuery.bounded(ofValues(30_001)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("too many conditions");
    }

    private static Predicate ofValues(int count) {
        return Predicate.certain("true", Collections.nCopies(count, 1).toArray());
    }
}
