package io.autotag.compare;

import org.jspecify.annotations.Nullable;

/**
 * What people say is in a picture: an annotation.
 *
 * @param region null for a tag of the whole picture
 * @param drawn whether it stems from no prediction
 * @param set the set of the prediction that it stems from, 0 where it is drawn
 * @param seq that prediction's number
 */
public record Truth(int label, @Nullable Region region, boolean drawn, int set, int seq) {

    /** From so much of an overlap on a box stands for the same object. */
    static final double SAME = 0.5;

    /** How well the claim meets it: the overlap, 1 for tags of the whole picture; 0 when it does not mean the same. */
    double met(Claim claim) {
        return meets(label, region, claim);
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
