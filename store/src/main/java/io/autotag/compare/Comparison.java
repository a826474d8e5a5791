package io.autotag.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what two versions say of many pictures. Of one size for so many labels, however many pictures there are; parts may
 * be counted apart and added. Mutable while it counts, and not thread-safe.
 */
public final class Comparison {

    private final Map<Use, OfLabel> labels = new HashMap<>();
    private final Ranking ranking;
    private long items;
    private long finished;

    /** @param mostRanked how many of the items they disagree about most are kept */
    public Comparison(int mostRanked) {
        this.ranking = new Ranking(mostRanked);
    }

    public void add(Picture picture) {
        items++;
        finished += picture.known().isSome() ? 1 : 0;
        List<Pair> pairs = Pairing.of(picture.a(), picture.b());
        Judgement ofA = Judgement.ofA(picture);
        Judgement ofB = Judgement.ofB(picture);
        pairs.forEach(pair -> of(pair.leading()).outcomes.add(pair));
        count(picture, picture.a(), ofA, Side.A);
        count(picture, picture.b(), ofB, Side.B);
        ranking.add(Disagreements.of(picture, pairs, ofA, ofB));
    }

    private void count(Picture picture, Look look, Judgement judgement, Side side) {
        for (Claim claim : look.claims()) {
            boolean finished = picture.known().isAllOf(claim.region());
            of(claim).tally(side).add(claim, judgement.of(claim), finished);
        }
        for (int nth = 0; nth < picture.truths().size(); nth++) {
            Truth truth = picture.truths().get(nth);
            if (truth.crowd()) {
                continue;
            }
            of(new Use(truth.label(), truth.region() == null))
                    .tally(side)
                    .add(truth, judgement.finder(nth), picture.known().isAllOf(truth.region()));
        }
    }

    /** Adds what was counted of other pictures. */
    public void add(Comparison other) {
        items += other.items;
        finished += other.finished;
        ranking.add(other.ranking);
        other.labels.forEach((use, counted) -> of(use).add(counted));
    }

    /** How many pictures both have looked at. */
    public long items() {
        return items;
    }

    /** Of how many of them everything is known, as boxes or as tags. */
    public long finished() {
        return finished;
    }

    public Ranking ranking() {
        return ranking;
    }

    /** The labels that either version or people used. */
    public SortedSet<Integer> labels() {
        return labels.keySet().stream().map(Use::label).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param label null: of all labels together */
    public OutcomeCounts outcomes(@Nullable Integer label) {
        OutcomeCounts sum = new OutcomeCounts();
        meant(label).forEach(counted -> sum.add(counted.outcomes));
        return sum;
    }

    /** @param label null: of all labels together */
    public Tally tally(Side side, @Nullable Integer label) {
        Tally sum = new Tally();
        meant(label).forEach(counted -> sum.add(counted.tally(side), counted.isKnown()));
        return sum;
    }

    /**
     * Over the pictures of which everything is known, at an overlap of 0.5; of several labels the mean, as COCO has it. Empty
     * where nothing is to be found in them.
     *
     * @param label null: of all labels together
     */
    public OptionalDouble averagePrecision(Side side, @Nullable Integer label) {
        return meant(label)
                .flatMapToDouble(counted -> counted.tally(side).averagePrecision().stream())
                .average();
    }

    private Stream<OfLabel> meant(@Nullable Integer label) {
        return labels.entrySet().stream()
                .filter(entry -> label == null || entry.getKey().label() == label)
                .map(Map.Entry::getValue);
    }

    private OfLabel of(Claim claim) {
        return of(new Use(claim.label(), claim.region() == null));
    }

    private OfLabel of(Use use) {
        return labels.computeIfAbsent(use, missing -> new OfLabel());
    }

    /**
     * A label on boxes, or as a tag of the whole picture. They are counted apart: where people draw boxes, that there is no
     * tag says nothing.
     */
    private record Use(int label, boolean isTag) {}

    private static final class OfLabel {

        private final OutcomeCounts outcomes = new OutcomeCounts();
        private final Tally a = new Tally();
        private final Tally b = new Tally();

        private Tally tally(Side side) {
            return side == Side.A ? a : b;
        }

        private boolean isKnown() {
            return a.isKnown() || b.isKnown();
        }

        private void add(OfLabel other) {
            outcomes.add(other.outcomes);
            a.add(other.a, true);
            b.add(other.b, true);
        }
    }
}
