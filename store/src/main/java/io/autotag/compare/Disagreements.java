package io.autotag.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What two versions disagree about in one picture, as far as nothing is known of it, the most informative first.
 *
 * @param information expected bits per decision, see {@link Information}; 0 where there is nothing to learn
 */
public record Disagreements(long item, double information, List<Open> open) {

    public Disagreements {
        open = List.copyOf(open);
    }

    /** Those of a picture. One of which everything is known has none. */
    public static Disagreements of(Picture picture) {
        return of(picture, Pairing.of(picture.a(), picture.b()), Judgement.ofA(picture), Judgement.ofB(picture));
    }

    static Disagreements of(Picture picture, List<Pair> pairs, Judgement ofA, Judgement ofB) {
        List<Open> open = new ArrayList<>();
        for (Pair pair : pairs) {
            boolean known = picture.known().isAllOf(pair.leading().region());
            double bits = known ? 0 : Information.bits(pair, ofA, ofB);
            if (bits > 0) {
                open.add(new Open(pair, bits));
            }
        }
        open.sort(Comparator.comparingDouble(Open::bits).reversed());
        double each = Information.perDecision(open.stream().map(Open::bits).toList());
        return new Disagreements(picture.item(), each, open);
    }

    /** One of them, with what a decision on it is expected to tell. */
    public record Open(Pair pair, double bits) {}
}
