package io.autotag.compare;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One prediction of a version.
 *
 * @param seq its number among those of the version on the picture
 * @param label the project's, under which different versions meet
 * @param region null for a tag of the whole picture
 * @param score in [-1, 1]: 2·P(right) − 1
 */
public record Claim(int seq, int label, @Nullable Region region, float score, Said said) {

    /** By falling score. */
    static final Comparator<Claim> BEST_FIRST = (one, other) -> {
        int byScore = Float.compare(other.score, one.score);
        return byScore == 0 ? Integer.compare(one.seq, other.seq) : byScore;
    };

    /** How likely it is right by its own score, in [0, 1]. */
    public double probability() {
        return (score + 1) / 2;
    }

    /** Whether the version means that it applies. */
    public boolean applies() {
        return score >= 0;
    }

    /** The overlap with the other; 0 unless both have a region. */
    double overlap(Claim other) {
        return region == null || other.region == null ? 0 : region.overlap(other.region);
    }
}
