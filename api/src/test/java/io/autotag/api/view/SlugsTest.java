package io.autotag.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlugsTest {

    @ParameterizedTest
    @CsvSource({
        "Harbour at Night, harbour-at-night",
        "' -Boats & Cars- ', boats-cars",
        "Häfen, h-fen",
        "写真 1, 1-26d6cb37",
        "料理 1, 1-2fe2965e",
        "写真, a58a6",
        "!!, none",
        "list, none"
    })
    void namesThatDifferInTheirLettersHaveSlugsOfTheirOwn(String name, String slug) {
        assertThat(Slugs.of(name, "none")).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({"a, 100", "写, 8"})
    void isNeverLong(String letter, int most) {
        assertThat(Slugs.of(letter.repeat(500), "none")).hasSizeLessThanOrEqualTo(most);
    }
}
