package io.autotag.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrinterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        ((score>=.80))                         | score >= 0.8
        SCORE > -0 and not Slice=x             | score > 0 AND NOT slice = "x"
        key = x OR (uid = y or width in (1,2)) | reference_id = "x" OR uid = "y" OR width IN (1, 2)
        (uid = y or key = x) and width = 1     | (uid = "y" OR reference_id = "x") AND width = 1
        not (uid = x or uid = y)               | NOT (uid = "x" OR uid = "y")
        autotag.status = Pending               | autotag_status = "Pending"
        Metadata."Weather" = true              | metadata.Weather = true
        metadata."odd name" is not null        | metadata."odd name" IS NOT NULL
        autotag.image."a b" > .5               | autotag.image."a b" > 0.5
        image_prefix:"rain"                    | image_prefix:rain
        object_prefix:"traffic light"          | object_prefix:"traffic light"
        object_prefix:tr_*                     | object_prefix:tr_*
        count( Object( ) ) > 1                 | count(object()) > 1
        created_at > 2026-01-01t10:00          | created_at > 2026-01-01T10:00:00Z
        slice not in (a, "b c")                | slice NOT IN ("a", "b c")
        width > 1e20                           | width > 1.0E20
        """)
    void printsOneSpelling(String text, String canonical) {
        assertThat(Query.parse(text).canonical()).isEqualTo(canonical);
        assertThat(Query.parse(canonical)).isEqualTo(Query.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image_prefix:weather_clear AND score >= 0.8",
                "object_prefix:car AND score < 0.5",
                "training_set = \"model_v2\"",
                "object_prefix:car AND training_set = \"detector_2025_01\" AND autotag_status = \"pending\"",
                "autotag_status = \"accepted\" OR autotag_status = \"modified\"",
                "NOT object_prefix:pedestrian AND slice = \"edge-cases\"",
                "(annotation.label = \"car\" OR annotation.label = \"truck\") AND metadata.weather = \"rainy\"",
                "object(label = \"car\" AND training_set = \"v2\") AND NOT object(label = \"car\" AND training_set = \"v1\")",
                "count(object(label = \"person\" AND score >= 0.5)) >= 3",
                "autotag.image.rain > -0.5",
                "review_status = \"unreviewed\" AND created_at >= 2026-01-01"
            })
    void everyExampleIsItsOwnCanonicalText(String example) {
        assertThat(Query.parse(example).canonical()).isEqualTo(example);
    }
}
