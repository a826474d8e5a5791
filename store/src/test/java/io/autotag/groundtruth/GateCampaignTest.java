package io.autotag.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.calibration.Agreement;
import io.autotag.calibration.Gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Campaigns in which people have reviewed some hundred pictures, and two versions have run over them: boxes of which the truth
 * is known, found, missed, moved and made up by chance, matched and judged by the code that judges a project.
 */
final class GateCampaignTest {

    private static final int SEEDS = 500;
    private static final int PICTURES = 250;
    private static final int MOST_OBJECTS = 8;
    private static final Set<Integer> LABELS = Set.of(1, 2);
    private static final float SIDE = 40;

    /**
     * How well a version works.
     *
     * @param finds which part of the objects
     * @param errs how often for each object it sees one that is none
     */
    private record Skill(double finds, double errs) {}

    private static final Skill ACTIVE = new Skill(0.85, 0.1);

    @Test
    void aWorseVersionIsRefusedInNearlyEveryCampaign() {
        assertThat(campaigns(new Skill(0.78, 0.15), Verdict.WORSE)).isGreaterThanOrEqualTo(SEEDS * 95 / 100);
    }

    @Test
    void aClearlyBetterOnePassesInEveryCampaign() {
        assertThat(campaigns(new Skill(0.92, 0.06), Verdict.NOT_WORSE)).isEqualTo(SEEDS);
    }

    private static long campaigns(Skill candidate, Verdict expected) {
        LongFunction<Verdict> campaign = seed -> new Campaign(seed).verdict(candidate);
        return LongStream.range(0, SEEDS)
                .parallel()
                .mapToObj(campaign)
                .filter(expected::equals)
                .count();
    }

    private static final class Campaign {

        private final Random random;
        private final List<Truth> truths = new ArrayList<>();
        private final KnownItems items;

        Campaign(long seed) {
            random = new Random(seed);
            TreeSet<Long> ids = new TreeSet<>();
            for (long item = 1; item <= PICTURES; item++) {
                ids.add(item);
                int objects = random.nextInt(MOST_OBJECTS + 1);
                for (int place = 0; place < objects; place++) {
                    truths.add(new Truth(item, 1 + random.nextInt(LABELS.size()), at(place, 0), false));
                }
            }
            items = new KnownItems(ids, true);
        }

        /** Far enough from each other that none is taken for another. */
        private static Rectangle at(int place, float off) {
            return new Rectangle(place * 4 * SIDE + off, off, SIDE, SIDE);
        }

        Verdict verdict(Skill candidate) {
            return GateFinding.of("campaign", items, meet(candidate), meet(ACTIVE))
                    .verdict();
        }

        private Agreement meet(Skill skill) {
            List<Finding> findings = new ArrayList<>();
            for (Truth truth : truths) {
                if (random.nextDouble() < skill.finds()) {
                    findings.add(found(truth));
                }
                if (random.nextDouble() < skill.errs()) {
                    int elsewhere = MOST_OBJECTS + findings.size() % MOST_OBJECTS;
                    findings.add(finding(truth.itemId(), truth.label(), at(elsewhere, 0)));
                }
            }
            return PromotionGate.agreement(Evaluation.of(items, LABELS, truths, findings));
        }

        /** A little off, as boxes are, but over half of the two together. */
        private Finding found(Truth truth) {
            Rectangle box = truth.box();
            float off = random.nextFloat() * SIDE / 8;
            return finding(
                    truth.itemId(), truth.label(), new Rectangle(box.x() + off, box.y() + off, box.w(), box.h()));
        }

        private Finding finding(long item, int label, Rectangle box) {
            return new Finding(item, label, box, 0.5f + random.nextFloat() / 2, true);
        }
    }
}
