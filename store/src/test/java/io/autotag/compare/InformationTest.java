package io.autotag.compare;

import static io.autotag.compare.Scene.CAR;
import static io.autotag.compare.Scene.TRUCK;
import static io.autotag.compare.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class InformationTest {

    @Test
    void isOneBitForAClaimThatIsAsLikelyRightAsWrong() {
        assertThat(bits(new Scene().a(CAR, at(0), 0).open())).containsExactly(1.0);
    }

    @Test
    void isLessForAClaimThatIsNearlyCertain() {
        // p = 0.95
        assertThat(bits(new Scene().b(CAR, at(0), 0.9).open())).singleElement().satisfies(bits -> assertThat(bits)
                .isCloseTo(0.2864, within(0.0001)));
    }

    @Test
    void isMostForTwoLabelsThatAreEquallyLikely() {
        double even =
                bits(new Scene().a(CAR, at(0), 0).b(TRUCK, at(0), 0).open()).get(0);
        double clear =
                bits(new Scene().a(CAR, at(0), 0.9).b(TRUCK, at(0), 0).open()).get(0);

        assertThat(even).isCloseTo(Math.log(3) / Math.log(2), within(1e-9));
        assertThat(clear).isLessThan(even);
    }

    @Test
    void isNothingWhereTheVersionsAgree() {
        assertThat(bits(new Scene().a(CAR, at(0), 0).b(CAR, at(0), 0).open())).isEmpty();
    }

    @Test
    void isNothingWherePeopleHaveSpoken() {
        assertThat(bits(new Scene().a(CAR, at(0), 0, Said.WRONG).open())).isEmpty();
        assertThat(bits(new Scene().a(CAR, at(0), 0).finished())).isEmpty();
    }

    @Test
    void isThatOfTheOtherWhereOneOfTwoIsKnown() {
        Scene scene = new Scene()
                .a(CAR, at(0), 0.2, Said.RIGHT)
                .confirmed(CAR, at(0), 0)
                .b(TRUCK, at(0), 0);

        assertThat(bits(scene.open())).containsExactly(1.0);
    }

    @Test
    void isCertainAboutTwoCertainties() {
        assertThat(bits(new Scene().a(CAR, at(0), 1).b(TRUCK, at(0), 1).open())).containsExactly(1.0);
    }

    @Test
    void spreadsTheLookAtThePictureOverItsDecisions() {
        Disagreements one = Disagreements.of(new Scene().a(CAR, at(0), 0).open());
        Disagreements two =
                Disagreements.of(new Scene().a(CAR, at(0), 0).a(CAR, at(50), 0).open());

        assertThat(one.information()).isEqualTo(1 / 4.0);
        assertThat(two.information()).isEqualTo(2 / 5.0);
    }

    private static List<Double> bits(Picture picture) {
        return Disagreements.of(picture).open().stream()
                .map(Disagreements.Open::bits)
                .toList();
    }
}
