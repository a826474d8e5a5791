package io.autotag.query.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Place;
import io.autotag.query.QueryProblem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryCheckTest {
    private static final char CARET = '^';

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        # text                                   | offered
        sco^                                     | score ; score_band
        SCORE_B^                                 | score_band
        autotag.s^                               | autotag_status
        object(bo^                               | box.width ; box.height ; box.area
        annotation(^                             | label ; box.width ; box.height ; box.area ; annotation.label ; annotation.type ; annotation.attribute. ; NOT ; (
        object_p^                                | object_prefix:
        count(^                                  | image( ; object( ; annotation(
        count(object(label = "car")^             | )
        count(object(label = "car")) ^           | >= ; > ; <= ; < ; = ; !=
        count(object(label = "car")) > ^         |
        score ^                                  | >= ; > ; <= ; < ; = ; != ; IN ; NOT IN ; IS NULL ; IS NOT NULL
        score >^                                 | >=
        score !^                                 | !=
        score >= ^                               | 0.8 ; 0.5 ; 0
        score NOT ^                              | IN
        score IS ^                               | NULL ; NOT NULL
        score IS NOT N^                          | NULL
        slice IN ^                               | (
        slice IN (^                              | "edge-cases" ; "night"
        slice IN ("night"^                       | , ; )
        slice IN ("edge-cases", ni^              | "night"
        object_prefix:^                          | car ; "police car" ; truck
        object_prefix:c^                         | car ; c* ; truck ; "police car"
        object_prefix:"pol^                      | "police car" ; pol*
        image_prefix:wea^ AND score > 0          | weather_clear ; weather_fog ; wea*
        autotag.image.we^                        | autotag.image.weather_clear ; autotag.image.weather_fog
        autotag.image = r^                       | rain ; r* ; weather_clear ; weather_fog
        object_prefix:car ^                      | AND ; OR
        object_prefix:car A^                     | AND
        (object_prefix:car ^                     | AND ; OR ; )
        object(label = "c^                       | "car" ; "truck" ; "police car"
        image(label = ^                          | "rain" ; "weather_clear" ; "weather_fog"
        annotation(label = "^                    | "car" ; "rain" ; "truck"
        annotation.label != tr^                  | "truck"
        annotation.type = ^                      | "bounding_box" ; "classification"
        annotation.attribute.^                   | annotation.attribute.occluded
        annotation.attribute.occluded = ^        | true
        training_set = "^                        | "v1" ; "v2"
        training_set = "v^ AND slice = "night"   | "v1" ; "v2"
        model = ^                                | "detector"
        model_version = "detector@^"             | "detector@1" ; "detector@2"
        predicted = ^                            | true ; false ; "detector@1" ; "detector@2"
        run = ^                                  | "0b1c"
        reviewer = ann^                          | "ann@example.org"
        dataset ~ ^                              | "harbour"
        autotag_status = pen^                    | "pending"
        review.status = ^                        | "unreviewed" ; "in_progress" ; "reviewed"
        metadata.^                               | metadata.weather ; metadata."odd name"
        metadata."od^                            | metadata."odd name"
        metadata.we^ = "rainy"                   | metadata.weather
        metadata.weather = ^                     | "rainy"
        metadata."odd name" = ^                  | 5 ; 0.25
        created_at >= ^                          |
        width = 5 && sli^                        | slice
        '; DROP TABLE item; -- sli^              |
        colour = ^                               |
        """)
    void offersWhatMayComeAtTheCaret(String marked, String offered) {
        assertThat(check(marked).completions().stream().map(Completion::insert).collect(Collectors.joining(" ; ")))
                .isEqualTo(offered == null ? "" : offered);
    }

    @Test
    void offersEveryFieldWhereAConditionBegins() {
        List<Completion> offered = check("object_prefix:car AND ^").completions();
        assertThat(offered)
                .extracting(Completion::insert)
                .startsWith("score", "confidence")
                .contains("metadata.", "autotag.object.", "image_prefix:", "count(", "NOT", "(");
        assertThat(offered).extracting(Completion::insert).doesNotContain("label", "box.width");
        assertThat(offered.get(0).type()).isEqualTo("a number from -1 to 1");
        assertThat(offered).extracting(Completion::help).doesNotContain("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        # text                                   | replaced
        sco^                                     | sco
        sc^o >= 0.5                              | sco
        training_set = "v^1" AND score > 0       | "v1"
        training_set = "v^ AND slice = "night"   | "v
        metadata."od^d" = 5                      | metadata."odd"
        object_prefix:ca^r AND score > 0         | car
        slice = ^"night"                         |
        """)
    void saysWhatACompletionReplaces(String marked, String replaced) {
        Place place = check(marked).completions().get(0).place();
        String text = text(marked);
        assertThat(text.substring(place.position(), place.end())).isEqualTo(replaced == null ? "" : replaced);
        assertThat(place.position()).isLessThanOrEqualTo(marked.indexOf(CARET));
    }

    @Test
    void tellsWhatEachTokenIsFor() {
        String text =
                "image_prefix:wea* AND NOT (metadata.\"odd name\" = true OR count(object(label IN (car, \"x\"))) > 5)"
                        + " AND created_at > 2026-01-01";
        String roles = QueryCheck.of(text, 0, new SmallVocabulary()).tokens().stream()
                .map(token -> token.role().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        assertThat(roles)
                .isEqualTo(
                        "prefix punctuation tag tag keyword keyword punctuation field field operator keyword keyword"
                                + " scope punctuation scope punctuation field keyword punctuation text punctuation text"
                                + " punctuation punctuation punctuation operator number punctuation keyword field operator date");
    }

    @Test
    void givesTheOneSpellingOfAValidQuery() {
        QueryCheck check = check("score>=.5 and slice=night^");
        assertThat(check.canonical()).contains("score >= 0.5 AND slice = \"night\"");
        assertThat(check.errors()).isEmpty();
    }

    @Test
    void saysEverythingThatCannotBeRead() {
        QueryCheck check = check("score == 5 && slice = \"nig^");
        assertThat(check.canonical()).isEmpty();
        assertThat(check.errors()).extracting(QueryProblem::position).containsExactly(6, 11, 22);
        assertThat(check.tokens())
                .extracting(CheckedToken::role)
                .filteredOn(TokenRole.INVALID::equals)
                .hasSize(3);
        assertThat(check.completions()).extracting(Completion::insert).containsExactly("\"night\"");
    }

    @Test
    void saysTheFirstThatIsWrongOtherwise() {
        QueryCheck check = check("scor >= 0.5^");
        assertThat(check.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.position()).isZero();
            assertThat(problem.suggestion()).contains("score");
        });
    }

    @Test
    void aTextLongerThanAQueryIsAnError() {
        String text = "x".repeat(4_097);
        QueryCheck check = QueryCheck.of(text, text.length(), new SmallVocabulary());
        assertThat(check.errors()).extracting(QueryProblem::position).containsExactly(4_096);
        assertThat(check.tokens()).isEmpty();
        assertThat(check.completions()).isEmpty();
    }

    @Test
    void answersAtEveryCaretOfEveryBeginning() {
        String text =
                "(image_prefix:\"a b\"* OR NOT count(object(label IN (\"c\", d) AND metadata.\"x\" IS NOT NULL)) >= 3"
                        + " AND autotag.image = rain) && \\ \ud800 != 2026-01-01T00:00:00Z";
        for (int end = 0; end <= text.length(); end++) {
            String begun = text.substring(0, end);
            for (int caret = 0; caret <= end; caret++) {
                for (Completion completion :
                        QueryCheck.of(begun, caret, new SmallVocabulary()).completions()) {
                    assertThat(completion.place().position()).isBetween(0, caret);
                    assertThat(completion.place().end()).isBetween(caret, end);
                }
            }
        }
    }

    private static QueryCheck check(String marked) {
        return QueryCheck.of(text(marked), marked.indexOf(CARET), new SmallVocabulary());
    }

    private static String text(String marked) {
        return marked.replace(String.valueOf(CARET), "");
    }
}
