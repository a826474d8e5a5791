package io.autotag.compare;

import static io.autotag.compare.Scene.CAR;
import static io.autotag.compare.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Review campaigns of which the truth is known: people decide on what A says, finish some of the pictures and leave others
 * when they are half done; of some pictures the truth is imported. B comes later and nobody decides on it.
 */
final class CampaignTest {

    private static final int CAMPAIGNS = 500;
    private static final int PICTURES = 240;

    @Test
    void holdsTheTruePrecisionOfTheReviewedVersionAsOftenAsItSays() {
        assertThat(covered(campaign -> campaign.decidedOfA().interval().contains(campaign.truthOfA)))
                .isBetween(0.93, 0.97);
    }

    @Test
    void holdsTheTruePrecisionOfTheNewVersionByEvidenceAlone() {
        assertThat(covered(campaign -> campaign.evidenceOfB().interval().contains(campaign.truthOfB)))
                .isBetween(0.93, 0.97);
    }

    @Test
    void holdsTheTruePrecisionOfTheFirstVersionByImportedTruthAlone() {
        assertThat(covered(campaign -> campaign.evidenceOfA().interval().contains(campaign.truthOfA)))
                .isBetween(0.93, 0.97);
    }

    private static double covered(Predicate<Campaign> holds) {
        long covered = IntStream.range(0, CAMPAIGNS)
                .mapToObj(Campaign::new)
                .filter(holds)
                .count();
        return (double) covered / CAMPAIGNS;
    }

    private enum Work {
        NONE,
        /** The first things on the picture were looked at, and nobody has said that nothing is left. */
        BEGUN,
        FINISHED,
        IMPORTED
    }

    private static final class Campaign {

        private static final List<Work> WORK =
                List.of(Work.NONE, Work.BEGUN, Work.BEGUN, Work.FINISHED, Work.FINISHED, Work.IMPORTED, Work.IMPORTED);

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
                comparison.add(picture(WORK.get(random.nextInt(WORK.size()))));
            }
        }

        Share decidedOfA() {
            return comparison.tally(Side.A, null).decided(0);
        }

        Share evidenceOfA() {
            return comparison.tally(Side.A, null).evidence(0);
        }

        Share evidenceOfB() {
            return comparison.tally(Side.B, null).evidence(0);
        }

        private Picture picture(Work work) {
            scene = new Scene();
            place = 0;
            claimsOfA = 0;
            int claims = 1 + random.nextInt(4);
            int begun = random.nextInt(claims + 1);
            for (int i = 0; i < claims; i++) {
                object(work == Work.BEGUN && i >= begun ? Work.NONE : work);
            }
            return work == Work.FINISHED || work == Work.IMPORTED ? scene.finished() : scene.open();
        }

        /** A place at which A says something, B does, or both; B as well where it is right as where it is wrong. */
        private void object(Work work) {
            boolean rightA = random.nextDouble() < truthOfA;
            boolean rightB = random.nextDouble() < truthOfB;
            boolean decided = work == Work.BEGUN || work == Work.FINISHED;
            Region found = at(20.0 * place++);
            Said said = rightA ? Said.RIGHT : Said.WRONG;
            scene.a(CAR, found, random.nextDouble(), decided ? said : Said.NOTHING);
            if (rightA && decided) {
                scene.confirmed(CAR, found, claimsOfA);
            } else if (rightA && work == Work.IMPORTED) {
                scene.drawn(CAR, found);
            }
            claimsOfA++;
            Region meant = rightA == rightB ? found : at(20.0 * place++);
            scene.b(CAR, near(meant), random.nextDouble());
            if (rightB && !rightA && work != Work.NONE) {
                scene.drawn(CAR, meant);
            }
        }

        private Region near(Region region) {
            return new Region(region.x() + random.nextFloat() * 2, region.y(), region.w(), region.h());
        }
    }
}
