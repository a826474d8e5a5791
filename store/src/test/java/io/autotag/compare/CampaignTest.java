package io.autotag.compare;

import static io.autotag.compare.Scene.CAR;
import static io.autotag.compare.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Review campaigns of which the truth is known: people decide on what A says and finish some of the pictures, B comes later
 * and nobody decides on it.
 */
final class CampaignTest {

    private static final int CAMPAIGNS = 500;
    private static final int PICTURES = 120;

    @Test
    void holdsTheTruePrecisionOfTheReviewedVersionAsOftenAsItSays() {
        assertThat(covered(campaign -> campaign.precision(true).interval().contains(campaign.truthOfA)))
                .isBetween(0.93, 0.97);
    }

    @Test
    void holdsTheTruePrecisionOfTheNewVersionByEvidenceAlone() {
        assertThat(covered(campaign -> campaign.precision(false).interval().contains(campaign.truthOfB)))
                .isBetween(0.93, 0.97);
    }

    private static double covered(Predicate<Campaign> holds) {
        long covered = IntStream.range(0, CAMPAIGNS)
                .mapToObj(Campaign::new)
                .filter(holds)
                .count();
        return (double) covered / CAMPAIGNS;
    }

    private static final class Campaign {

        private final Random random;
        private final double truthOfA;
        private final double truthOfB;
        private final Comparison comparison = new Comparison(1);
        private Scene scene = new Scene();
        private int place;
        private int claimsOfA;

        Campaign(int seed) {
            random = new Random(seed);
            truthOfA = 0.5 + 0.45 * random.nextDouble();
            truthOfB = 0.5 + 0.45 * random.nextDouble();
            for (int i = 0; i < PICTURES; i++) {
                comparison.add(picture(random.nextInt(3) > 0));
            }
        }

        Share precision(boolean ofA) {
            return ofA
                    ? comparison.tally(Side.A, null).decided(0)
                    : comparison.tally(Side.B, null).evidence(0);
        }

        private Picture picture(boolean reviewed) {
            scene = new Scene();
            place = 0;
            claimsOfA = 0;
            for (int claims = 1 + random.nextInt(4); claims > 0; claims--) {
                object(reviewed);
            }
            return reviewed ? scene.finished() : scene.open();
        }

        /** A place at which A says something, B does, or both; B as well where it is right as where it is wrong. */
        private void object(boolean reviewed) {
            boolean rightA = random.nextDouble() < truthOfA;
            boolean rightB = random.nextDouble() < truthOfB;
            Region found = at(20.0 * place++);
            Said said = rightA ? Said.RIGHT : Said.WRONG;
            scene.a(CAR, found, random.nextDouble(), reviewed ? said : Said.NOTHING);
            if (rightA && reviewed) {
                scene.confirmed(CAR, found, claimsOfA);
            }
            claimsOfA++;
            Region meant = rightA == rightB ? found : at(20.0 * place++);
            scene.b(CAR, near(meant), random.nextDouble());
            if (rightB && !rightA && reviewed) {
                scene.drawn(CAR, meant);
            }
        }

        private Region near(Region region) {
            return new Region(region.x() + random.nextFloat() * 2, region.y(), region.w(), region.h());
        }
    }
}
