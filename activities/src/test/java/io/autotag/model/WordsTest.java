package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void joinsChoices() {
        assertThat(Words.or(List.of("a"))).isEqualTo("a");
        assertThat(Words.or(List.of("a", "b"))).isEqualTo("a or b");
        assertThat(Words.or(List.of("a", "b", "c"))).isEqualTo("a, b or c");
    }

    @Test
    void countsInGoodEnglish() {
        assertThat(Words.count(1, "label")).isEqualTo("1 label");
        assertThat(Words.count(0, "class", "classes")).isEqualTo("0 classes");
    }

    @Test
    void writesNumbersWithoutNeedlessFractions() {
        assertThat(Words.number(1)).isEqualTo("1");
        assertThat(Words.number(0.5f)).isEqualTo("0.5");
        assertThat(Words.number(1e20f)).isEqualTo("1.0E20");
    }

    @Test
    void makesNamesFromOutsideHarmless() {
        assertThat(Words.plain("a\0b\nc\uD800")).isEqualTo("a?b?c?");
        assertThat(Words.plain("x".repeat(5_000))).hasSize(1_002).endsWith("x …");
    }
}
