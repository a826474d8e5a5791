package io.autotag.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShareTest {

    private static final int CAMPAIGNS = 500;

    @Test
    void agreesWithPublishedIntervals() {
        // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        assertThat(new Share(81, 263).interval().low()).isCloseTo(0.2553, within(0.00005));
        assertThat(new Share(81, 263).interval().high()).isCloseTo(0.3662, within(0.00005));
        assertThat(new Share(15, 148).interval().low()).isCloseTo(0.0624, within(0.00005));
        assertThat(new Share(15, 148).interval().high()).isCloseTo(0.1605, within(0.00005));
        assertThat(new Share(1, 29).interval().low()).isCloseTo(0.0061, within(0.00005));
        assertThat(new Share(1, 29).interval().high()).isCloseTo(0.1718, within(0.00005));
    }

    @Test
    void endsAtTheEndsWhereNothingOrAllIsRight() {
        assertThat(new Share(0, 20).interval().low()).isZero();
        assertThat(new Share(0, 20).interval().high()).isCloseTo(0.1611, within(0.00005));
        assertThat(new Share(20, 20).interval().high()).isEqualTo(1);
    }

    @Test
    void knowsNothingOfNothing() {
        assertThat(Share.NONE.interval()).isEqualTo(Interval.ANY);
        assertThatThrownBy(Share.NONE::value).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isEnoughFromFiftyOn() {
        assertThat(new Share(40, 49).isEnough()).isFalse();
        assertThat(new Share(40, 50).isEnough()).isTrue();
    }

    @Test
    void refusesMoreRightThanThereAre() {
        assertThatThrownBy(() -> new Share(3, 2)).hasMessage("3 of 2 cannot be right");
    }

    @Test
    void holdsTheTrueShareInNinetyFiveOfAHundredCampaigns() {
        long covered = IntStream.range(0, CAMPAIGNS)
                .filter(seed -> {
                    Random random = new Random(seed);
                    double truth = 0.5 + random.nextDouble() / 2;
                    int reviews = Share.ENOUGH + random.nextInt(400);
                    long right = IntStream.range(0, reviews)
                            .filter(review -> random.nextDouble() < truth)
                            .count();
                    return new Share(right, reviews).interval().contains(truth);
                })
                .count();

        assertThat((double) covered / CAMPAIGNS).isBetween(0.93, 0.97);
    }
}
