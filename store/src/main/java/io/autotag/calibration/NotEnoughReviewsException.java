package io.autotag.calibration;

/** Says in a sentence for people what is missing of reviews. */
public final class NotEnoughReviewsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotEnoughReviewsException(String sentence) {
        super(sentence);
    }

    /** What is said instead of a number that would mean nothing. */
    public static String sentence(int reviews, int needed) {
        return "Not enough reviews (" + reviews + " of " + needed + ").";
    }
}
