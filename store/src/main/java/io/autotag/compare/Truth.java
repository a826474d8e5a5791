package io.autotag.compare;

import org.jspecify.annotations.Nullable;

/**
 * What people say is in a picture: an annotation.
 *
 * @param region null for a tag of the whole picture
 * @param drawn whether it stems from no prediction
 * @param set the set of the prediction that it stems from, 0 where it is drawn
 * @param seq that prediction's number
 * @param crowd whether it stands for many objects that nobody told apart: it is not to be found, and who says that one of
 *     them is in it is neither right nor wrong
 */
public record Truth(int label, @Nullable Region region, boolean drawn, int set, int seq, boolean crowd) {

    /** From so much of an overlap on a box stands for the same object. */
    static final double SAME = 0.5;

    /** How well the claim meets it: the overlap, 1 for tags of the whole picture; 0 when it does not mean the same. */
    double met(Claim claim) {
        return crowd ? 0 : meets(label, region, claim);
    }

    /** Whether the claim says that one of a crowd is there: it may lie anywhere in it, with at least a half of itself. */
    boolean isCrowdAround(Claim claim) {
        return crowd
                && claim.label() == label
                && region != null
                && claim.region() != null
                && claim.region().partWithin(region) >= SAME;
    }

    /** The same for any label and region. */
    static double meets(int label, @Nullable Region region, Claim claim) {
        if (claim.label() != label) {
            return 0;
        }
        if (region == null || claim.region() == null) {
            return region == null && claim.region() == null ? 1 : 0;
        }
        double overlap = region.overlap(claim.region());
        return overlap >= SAME ? overlap : 0;
    }
}
