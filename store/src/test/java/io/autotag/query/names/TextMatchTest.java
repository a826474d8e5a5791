package io.autotag.query.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Operator;
import io.autotag.query.Query;
import io.autotag.query.Tag;
import io.autotag.query.names.TextMatch.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextMatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    EQUAL    | boat | boat      | true
                    EQUAL    | boat | Boat      | false
                    EQUAL    | boat | boats     | false
                    BEGINS   | boat | boathouse | true
                    BEGINS   | boat | Boathouse | false
                    BEGINS   | boat | a boat    | false
                    CONTAINS | BOAT | my boats  | true
                    CONTAINS | boat | My BOATS  | true
                    CONTAINS | boat | buoy      | false
                    """)
    void meansNames(Kind kind, String text, String name, boolean meant) {
        assertThat(new TextMatch(kind, text).matches(name)).isEqualTo(meant);
    }

    @Test
    void followsFromATagOrAnOperator() {
        assertThat(TextMatch.of(new Tag("boat", true))).isEqualTo(new TextMatch(Kind.BEGINS, "boat"));
        assertThat(TextMatch.of(new Tag("boat", false))).isEqualTo(new TextMatch(Kind.EQUAL, "boat"));
        assertThat(TextMatch.of(Operator.CONTAINS, "boat")).isEqualTo(new TextMatch(Kind.CONTAINS, "boat"));
        assertThat(TextMatch.of(Operator.NOT_EQUAL, "boat")).isEqualTo(new TextMatch(Kind.EQUAL, "boat"));
    }

    @ParameterizedTest
    @CsvSource({"my-boats, true", "My Boats, true", "my boats, false"})
    void aSavedQueryGoesByEitherOfItsNames(String text, boolean meant) {
        SavedQuery saved = new SavedQuery("my-boats", "My Boats", Query.parse("object_prefix:boat"));
        assertThat(saved.isCalled(new TextMatch(Kind.EQUAL, text))).isEqualTo(meant);
    }

    @Test
    void aSetIsKnownByItsModelAndVersion() {
        assertThat(new NamedSet(1, (short) 2, NamedSet.NOWHERE, true, "boats", 3, "").modelVersion())
                .isEqualTo("boats@3");
    }
}
