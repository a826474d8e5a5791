package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of class names. */
final class LabelLinesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' cat ;;dog;' | cat;dog",
                "0 cat;1 big dog | cat;big dog",
                "0: cat;1: dog | cat;dog",
                "0\tcat;1\tdog | cat;dog",
                "0 cat;2 dog | 0 cat;2 dog",
                "0 cat;dog | 0 cat;dog",
                "0:;1: dog | 0:;1: dog",
                "0: ;1: dog | 0:;1: dog",
                "0.5 mm;1.0 mm | 0.5 mm;1.0 mm",
                "0;1;2 | 0;1;2",
                "n01440764 tench, Tinca tinca;n01443537 goldfish | tench, Tinca tinca;goldfish",
                "n01440764 tench;goldfish | n01440764 tench;goldfish",
                "n01440764;n01443537 | n01440764;n01443537"
            })
    void whatStandsBeforeEveryNameIsNoPartOfIt(String lines, String names) {
        assertThat(LabelLines.names(List.of(lines.split(";", -1)))).isEqualTo(List.of(names.split(";")));
    }
}
