package io.autotag.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorsTest {
    private static QueryProblem problem(String text) {
        return catchThrowableOfType(QueryException.class, () -> Query.parse(text))
                .problem();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        # text                                | position | length | message
        score >                               | 7  | 0 | Expected a value, but the query ends.
        score                                 | 5  | 0 | Expected an operator, but the query ends.
        score 0.5                             | 6  | 3 | Expected an operator, but found "0.5".
        AND score > 0.5                       | 0  | 3 | Expected a condition, but found "AND".
        score > 0.5 score < 0.8               | 12 | 5 | Expected AND, OR or the end of the query, but found "score".
        (score > 0.5                          | 12 | 0 | Expected AND, OR or ), but the query ends.
        score > 0.5)                          | 11 | 1 | Expected AND, OR or the end of the query, but found ")".
        ()                                    | 1  | 1 | Expected a condition, but found ")".
        NOT                                   | 3  | 0 | Expected a condition, but the query ends.
        "car"                                 | 0  | 5 | Expected a condition, but found the text "car".
        image_prefix:                         | 13 | 0 | Expected a tag, but the query ends.
        image_prefix:*                        | 13 | 1 | Expected a tag, but found "*".
        image_prefx:rain                      | 0  | 11 | No prefix term is called "image_prefx".
        objct(label = "car")                  | 0  | 5 | No scope is called "objct".
        count(image) > 1                      | 11 | 1 | Expected (, but found ")".
        count(image() = 1                     | 14 | 1 | Expected ), but found "=".
        count(object()) ~ 1                   | 16 | 1 | count() cannot be compared with ~.
        count(object()) > 1.5                 | 18 | 3 | count() is compared with a whole number from 0 on.
        count(object()) > -1                  | 18 | 2 | count() is compared with a whole number from 0 on.
        count(object()) > many                | 18 | 4 | count() is compared with a whole number from 0 on.
        scor > 0.5                            | 0  | 4 | No field is called "scor".
        metadata = 5                          | 0  | 8 | metadata is followed by a dot and a name, as in metadata.rain.
        metadata. = 5                         | 0  | 9 | metadata is followed by a dot and a name, as in metadata.rain.
        score."x" = 5                         | 0  | 9 | No field is called "score.x".
        score = "x"                           | 8  | 3 | score is compared with a number from -1 to 1: "x" is something else.
        score > 2                             | 8  | 1 | score lies between -1 and 1: 2 is outside.
        score > NaN                           | 8  | 3 | score is compared with a number from -1 to 1: "NaN" is something else.
        confidence < -0.1                     | 13 | 4 | confidence lies between 0 and 1: -0.1 is outside.
        score ~ 0.5                           | 6  | 1 | score cannot be compared with ~.
        training_set = 5                      | 15 | 1 | training_set is compared with a text in double quotes: 5 is something else.
        training_set > "v1"                   | 13 | 1 | training_set cannot be compared with >.
        autotag_status = "acepted"            | 17 | 9 | autotag_status has no value "acepted".
        autotag_status = 1                    | 17 | 1 | autotag_status has no value "1".
        score_band IN (high, huge)            | 21 | 4 | score_band has no value "huge".
        created_at > 5                        | 13 | 1 | created_at is compared with a date: 5 is something else.
        created_at > "soon"                   | 13 | 6 | created_at is compared with a date: "soon" is something else.
        created_at > 2026-02-30               | 13 | 10 | "2026-02-30" is not a date of the calendar.
        created_at > 0999-01-01               | 13 | 10 | "0999-01-01" is not a date of the calendar.
        created_at > 2026-01-01T25:00Z        | 13 | 17 | "2026-01-01T25:00Z" is not a date of the calendar.
        predicted = 2                         | 12 | 1 | predicted is compared with true, false or a model version such as "detector@2": 2 is something else.
        metadata.night < true                 | 17 | 4 | true and false are compared with = and != only.
        metadata.speed ~ 5                    | 17 | 1 | metadata is compared with a text, a number, a date, true or false: 5 is something else.
        width > 1e999                         | 8  | 5 | This number is too large.
        label = "car"                         | 0  | 5 | label stands only inside image(), object() or annotation().
        object(slice = "x")                   | 7  | 5 | slice cannot stand inside object(): it is not a field of a prediction.
        annotation(score > 0)                 | 11 | 5 | score cannot stand inside annotation(): it is not a field of an annotation.
        object(image_prefix:rain)             | 7  | 17 | Inside object() stand only conditions on fields, not a prefix term.
        object(image())                       | 7  | 7 | Inside object() stand only conditions on fields, not another scope.
        object(count(image()) > 1)            | 13 | 7 | Inside object() stand only conditions on fields, not count().
        autotag.image != rain                 | 14 | 2 | A tag is asked for with =, as in autotag.image = rain.
        autotag.object IN (car)               | 0  | 14 | autotag.object is followed by a dot and a name, as in autotag.object.rain.
        slice IN ()                           | 10 | 1 | Expected a value, but found ")".
        slice IN ("a"                         | 13 | 0 | Expected , or ), but the query ends.
        slice IN "a"                          | 9  | 3 | Expected (, but found the text "a".
        slice NOT "a"                         | 10 | 3 | Expected IN, but found the text "a".
        slice IS "a"                          | 9  | 3 | Expected NULL, but found the text "a".
        slice = AND                           | 8  | 3 | Expected a value, but found "AND".
        slice = "edge                         | 8  | 5 | This text is not closed with a double quote.
        slice = "a\\n"                        | 10 | 1 | A backslash in a text stands only before a double quote or a backslash.
        slice = 'edge'                        | 8  | 1 | "'" has no meaning here.
        slice == "a"                          | 6  | 2 | "==" has no meaning here.
        score > 0 && score < 1                | 10 | 2 | "&&" has no meaning here.
        score # 1                             | 6  | 1 | "#" has no meaning here.
        score > -x                            | 8  | 2 | "-x" is neither a number nor a name.
        """)
    void saysWhatIsWrongAndWhere(String text, int position, int length, String message) {
        QueryProblem problem = problem(text.replace("\\\\", "\\"));
        assertThat(problem.detail()).isEqualTo(message);
        assertThat(List.of(problem.position(), problem.length())).isEqualTo(List.of(position, length));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        scor > 0.5                 | score
        trainingset = "v1"         | training_set
        autotag_status = "acepted" | accepted
        imge_prefix:rain           | image_prefix
        objct()                    | object
        slice == "a"               | =
        slice <> "a"               | !=
        !score                     | NOT
        slice = 'a'                | "
        training_set = 5           | "5"
        autotag.image != rain      | =
        score > -x                 | "-x"
        """)
    void suggestsWhatWasProbablyMeant(String text, String suggestion) {
        assertThat(problem(text).suggestion()).contains(suggestion);
    }

    @Test
    void suggestsTheWordForOr() {
        assertThat(problem("a || b").suggestion()).contains("OR");
    }

    @Test
    void suggestsNothingForAWordThatIsFarFromAll() {
        assertThat(problem("temperature > 5").suggestion()).isEmpty();
    }

    @Test
    void doesNotSuggestWhatIsWritten() {
        QueryProblem counted = problem("count(count(object())) > 1");
        assertThat(counted.detail()).isEqualTo("No scope is called \"count\".");
        assertThat(counted.suggestion()).isEmpty();
        assertThat(counted.expected()).containsExactly("image", "object", "annotation");
    }

    @Test
    void namesWhatItExpected() {
        assertThat(problem("score >").expected()).contains("a number", "true");
        assertThat(problem("scor > 1").expected()).contains("score", "metadata.", "review_status");
        assertThat(problem("object(slic = 1)").expected())
                .contains("label", "box.area")
                .doesNotContain("slice");
        assertThat(problem("score_band = x").expected()).containsExactly("high", "medium", "low", "negative");
        assertThat(problem("training_set < 1").expected()).containsExactly("=", "!=", "~");
    }

    @Test
    void refusesMoreThanFourThousandCharacters() {
        assertThat(Query.parse(" ".repeat(4096)).canonical()).isEmpty();
        QueryProblem problem = problem(" ".repeat(4097));
        assertThat(problem.detail()).isEqualTo("A query has at most 4,096 characters, this one has 4097.");
        assertThat(problem.position()).isEqualTo(4096);
    }

    @Test
    void refusesMoreThanSixtyFourLevels() {
        assertThat(Query.parse("(".repeat(63) + "image()" + ")".repeat(63)).canonical())
                .isEqualTo("image()");
        QueryProblem problem = problem("NOT ".repeat(65) + "image()");
        assertThat(problem.detail()).isEqualTo("A query nests at most 64 levels of parentheses and NOT.");
        assertThat(problem.position()).isEqualTo(256);
    }

    @Test
    void refusesCombinationsThatGrowBeyondMeasure() {
        String alternatives = IntStream.range(0, 12)
                .mapToObj(i -> "(object_prefix:a AND score > 0 OR slice = \"b\")")
                .collect(Collectors.joining(" AND "));
        assertThat(problem(alternatives).detail())
                .isEqualTo("This query combines too many alternatives: write fewer ORs next to prediction fields.");
    }

    @Test
    void takesManyAlternativesThatBindNothing() {
        String many = IntStream.range(0, 12)
                .mapToObj(i -> "(object_prefix:a OR image_prefix:b OR slice = \"b\")")
                .collect(Collectors.joining(" AND "));
        assertThat(Query.parse(many).canonical()).startsWith("(object_prefix:a OR");
    }

    @Test
    void refusesBrokenCharacters() {
        assertThat(problem("slice = \"a\0b\"").detail()).isEqualTo("This character cannot stand in a text.");
        assertThat(problem("slice = \"\ud800\"").detail()).isEqualTo("This character cannot stand in a text.");
        assertThat(problem("slice = \ud800").detail()).isEqualTo("This character has no meaning here.");
        assertThat(problem("slice = \u0007").detail()).isEqualTo("This character has no meaning here.");
    }

    @Test
    void positionsCountInUnitsThatEditorsCountIn() {
        QueryProblem problem = problem("slice = \"\ud83d\ude97\" AND x = 1");
        assertThat(problem.position()).isEqualTo(17);
        assertThat(problem.suggestion()).isEqualTo(Optional.empty());
    }
}
