package io.autotag.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts together what two versions say of one picture. Only claims that apply are compared, those with a score of 0 or more.
 *
 * <p>Boxes are matched greedily: of all pairs that may be, those with one label and an overlap of {@value #SAME} first, then
 * those with such an overlap and different labels, then those with one label that overlap by {@value #TOUCHING}; within
 * each kind the largest overlap first. A claim is in one pair at most. Greedy and not an optimal assignment, because each
 * pair is then the best one for somebody and can be explained by itself, and because it does not depend on which version
 * is called A.
 *
 * <p>Tags of the whole picture are equal or stand alone; but where each version has a single one, they are one answer to
 * one question, and two different ones are a relabelling.
 */
public final class Pairing {

    /** From so much of an overlap on two boxes are at one place. */
    static final double SAME = Truth.SAME;

    /** From so much on a box has moved, and is no other one. */
    static final double TOUCHING = 0.1;

    /** The most likely claims of a picture that are matched; those behind them stand alone. It bounds hostile outputs. */
    static final int MOST = 500;

    private final List<Pair> pairs = new ArrayList<>();

    private Pairing() {}

    /** Every claim that applies, once. */
    public static List<Pair> of(Look a, Look b) {
        Pairing pairing = new Pairing();
        pairing.tags(applying(a, false), applying(b, false));
        pairing.boxes(applying(a, true), applying(b, true));
        return List.copyOf(pairing.pairs);
    }

    private static List<Claim> applying(Look look, boolean boxes) {
        return look.claims().stream()
                .filter(claim -> claim.applies() && boxes == (claim.region() != null))
                .sorted(Claim.BEST_FIRST)
                .toList();
    }

    private void tags(List<Claim> a, List<Claim> b) {
        if (a.size() == 1 && b.size() == 1) {
            boolean equal = a.get(0).label() == b.get(0).label();
            pairs.add(new Pair(equal ? Outcome.AGREED : Outcome.RELABELLED, a.get(0), b.get(0), 1));
            return;
        }
        match(a, b, equalTags(a, b));
    }

    private static List<Match> equalTags(List<Claim> a, List<Claim> b) {
        List<Match> equal = new ArrayList<>();
        for (int i = 0; i < Math.min(a.size(), MOST); i++) {
            for (int j = 0; j < Math.min(b.size(), MOST); j++) {
                if (a.get(i).label() == b.get(j).label()) {
                    equal.add(new Match(Outcome.AGREED, i, j, 1));
                }
            }
        }
        return equal;
    }

    private void boxes(List<Claim> a, List<Claim> b) {
        List<Match> possible = new ArrayList<>();
        for (int i = 0; i < Math.min(a.size(), MOST); i++) {
            for (int j = 0; j < Math.min(b.size(), MOST); j++) {
                double overlap = a.get(i).overlap(b.get(j));
                boolean equal = a.get(i).label() == b.get(j).label();
                if (overlap >= SAME) {
                    possible.add(new Match(equal ? Outcome.AGREED : Outcome.RELABELLED, i, j, overlap));
                } else if (equal && overlap >= TOUCHING) {
                    possible.add(new Match(Outcome.MOVED, i, j, overlap));
                }
            }
        }
        match(a, b, possible);
    }

    private void match(List<Claim> a, List<Claim> b, List<Match> possible) {
        boolean[] takenA = new boolean[a.size()];
        boolean[] takenB = new boolean[b.size()];
        possible.sort(Match.FIRST);
        for (Match match : possible) {
            if (!takenA[match.a] && !takenB[match.b]) {
                takenA[match.a] = true;
                takenB[match.b] = true;
                pairs.add(new Pair(match.outcome, a.get(match.a), b.get(match.b), match.overlap));
            }
        }
        for (int i = 0; i < takenA.length; i++) {
            if (!takenA[i]) {
                pairs.add(Pair.onlyA(a.get(i)));
            }
        }
        for (int j = 0; j < takenB.length; j++) {
            if (!takenB[j]) {
                pairs.add(Pair.onlyB(b.get(j)));
            }
        }
    }

    /** A pair that may be, by the places of its claims. */
    private record Match(Outcome outcome, int a, int b, double overlap) {

        /** Two with the same overlap and the same sum of places share no claim, so that their order does not matter. */
        private static final Comparator<Match> FIRST = Comparator.comparingInt(Match::rank)
                .thenComparing(Comparator.comparingDouble(Match::overlap).reversed())
                .thenComparingInt(match -> match.a + match.b);

        private int rank() {
            return switch (outcome) {
                case AGREED -> 0;
                case RELABELLED -> 1;
                default -> 2;
            };
        }
    }
}
