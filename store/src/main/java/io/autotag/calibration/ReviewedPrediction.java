package io.autotag.calibration;

/**
 * A prediction that a person has decided on.
 *
 * @param label the model's own, by its id
 * @param confidence the model's, 0 to 1
 * @param score as it stands now, -1 to 1
 * @param isRight whether it was accepted, or modified with its label kept
 */
public record ReviewedPrediction(long itemId, int label, float confidence, float score, boolean isRight) {

    /** What the score claims: the probability of being right. */
    double claimed() {
        return (1 + (double) score) / 2;
    }
}
