package io.autotag.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AgreementTest {

    private static final Detection CAT = new Detection(15, 0.8, 100, 100, 200, 200);

    @Test
    void boxesOverlapByTheirSharedPart() {
        Detection half = new Detection(15, 0.8, 100, 100, 200, 150);
        assertThat(CAT.overlap(half)).isEqualTo(0.5);
        assertThat(CAT.overlap(new Detection(15, 0.8, 300, 300, 400, 400))).isZero();
    }

    @Test
    void aBoxMovedByAHairIsTheSame() {
        Detection moved = new Detection(15, 0.77, 101, 101, 201, 201);
        assertThat(Agreement.of(List.of(CAT), List.of(moved))).isEqualTo(new Agreement(1, 1));
    }

    @Test
    void anotherClassPlaceOrConfidenceIsNotTheSame() {
        List<Detection> others = List.of(
                new Detection(16, 0.8, 100, 100, 200, 200),
                new Detection(15, 0.8, 110, 100, 210, 200),
                new Detection(15, 0.7, 100, 100, 200, 200));
        assertThat(Agreement.of(List.of(CAT), others)).isEqualTo(new Agreement(0, 1));
    }

    @Test
    void sharesAddUp() {
        assertThat(new Agreement(1, 2).plus(new Agreement(2, 2)).share()).isCloseTo(0.75, within(1e-9));
        assertThat(new Agreement(0, 0).share()).isEqualTo(1);
    }

    @Test
    void ofOverlappingBoxesOfAClassTheSurestStays() {
        Detection weaker = new Detection(15, 0.6, 105, 105, 205, 205);
        Detection dog = new Detection(16, 0.5, 100, 100, 200, 200);
        assertThat(Suppression.apply(List.of(weaker, CAT, dog))).containsExactly(CAT, dog);
    }
}
