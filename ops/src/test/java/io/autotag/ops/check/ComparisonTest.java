package io.autotag.ops.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule by which boxes are compared with those of a reference. */
final class ComparisonTest {

    private static Found box(String label, double p, double left) {
        return new Found(label, p, left, 0, left + 10, 10);
    }

    private static Comparison compare(List<Found> reference, Found... found) {
        return Comparison.of(reference, List.of(found));
    }

    @Test
    void matchesBoxesThatOverlapByHalfAndAreAboutAsSure() {
        Comparison comparison = compare(List.of(box("cat", 0.9, 0)), box("cat", 0.82, 3));
        assertThat(comparison).isEqualTo(new Comparison(1, List.of(), List.of()));
    }

    @Test
    void missesOthers() {
        List<Found> cat = List.of(box("cat", 0.4, 0));
        assertThat(compare(cat, box("dog", 0.4, 0)).missed()).isEqualTo(cat);
        assertThat(compare(cat, box("cat", 0.4, 4)).missed()).isEqualTo(cat);
        assertThat(compare(cat, box("cat", 0.51, 0)).missed()).isEqualTo(cat);
        assertThat(compare(cat).missed()).isEqualTo(cat);
    }

    @Test
    void asksForNoBoxTheReferenceIsNotSureOf() {
        assertThat(compare(List.of(box("cat", 0.34, 0)))).isEqualTo(new Comparison(0, List.of(), List.of()));
    }

    @Test
    void toleratesNoSureBoxThatTheReferenceDoesNotHave() {
        assertThat(compare(List.of(), box("cat", 0.44, 0)).surplus()).isEmpty();
        assertThat(compare(List.of(), box("cat", 0.45, 0)).surplus()).hasSize(1);
        assertThat(compare(List.of(box("cat", 0.9, 0)), box("cat", 0.9, 0), box("cat", 0.9, 0))
                        .surplus())
                .hasSize(1);
    }

    @Test
    void saysWhatABoxIs() {
        assertThat(box("cat", 0.5, 3)).hasToString("cat 0.50 at [3, 0, 13, 10]");
    }
}
