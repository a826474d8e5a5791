package io.autotag.calibration;

import io.autotag.compare.Reliability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What was learnt of a version from reviews.
 *
 * @param version the curve of all its labels together
 * @param labels one for each label, in the order of their ids; a label nobody has reviewed has the version's curve
 * @param fitted how many reviews the curves were fitted to
 * @param heldOut how many others judged them
 * @param errorBefore the expected calibration error of the scores as they stand, on the held-out reviews
 * @param errorAfter the same of the curves
 */
public record Calibration(
        Curve version, List<LabelFit> labels, int fitted, int heldOut, double errorBefore, double errorAfter) {

    /** Fewer reviews than this say too little. */
    public static final int LEAST_REVIEWS = 50;

    public Calibration {
        labels = List.copyOf(labels);
    }

    /**
     * Fits a curve to each label.
     *
     * @param labels all of the version
     * @throws NotEnoughReviewsException where there are fewer than {@value #LEAST_REVIEWS}, or of too few items
     */
    public static Calibration fit(List<ReviewedPrediction> reviews, Collection<Integer> labels) {
        List<ReviewedPrediction> heldOut = HeldOut.of(reviews);
        List<ReviewedPrediction> seen = HeldOut.rest(reviews);
        if (reviews.size() < LEAST_REVIEWS) {
            throw new NotEnoughReviewsException(NotEnoughReviewsException.sentence(reviews.size(), LEAST_REVIEWS));
        }
        if (heldOut.isEmpty() || seen.isEmpty()) {
            throw new NotEnoughReviewsException("The reviews are all of a few items: review some more items.");
        }
        PlattFit.Targets targets = PlattFit.Targets.of(seen);
        Curve version = PlattFit.of(seen, targets, Prior.OF_VERSION);
        List<LabelFit> fits = fits(seen, labels, targets, version);
        Map<Integer, Curve> curves = fits.stream().collect(Collectors.toMap(LabelFit::label, LabelFit::curve));
        return new Calibration(
                version,
                fits,
                seen.size(),
                heldOut.size(),
                error(heldOut, ReviewedPrediction::claimed),
                error(heldOut, review -> curves.getOrDefault(review.label(), version)
                        .probability(review.confidence())));
    }

    private static List<LabelFit> fits(
            List<ReviewedPrediction> seen, Collection<Integer> labels, PlattFit.Targets targets, Curve version) {
        Map<Integer, List<ReviewedPrediction>> byLabel =
                seen.stream().collect(Collectors.groupingBy(ReviewedPrediction::label));
        Prior prior = Prior.ofLabel(version);
        List<LabelFit> fits = new ArrayList<>();
        for (int label : new TreeSet<>(labels)) {
            List<ReviewedPrediction> own = byLabel.getOrDefault(label, List.of());
            int rights = (int) own.stream().filter(ReviewedPrediction::isRight).count();
            Curve curve = own.isEmpty() ? version : PlattFit.of(own, targets, prior);
            fits.add(new LabelFit(label, curve, own.size(), rights));
        }
        return fits;
    }

    private static double error(List<ReviewedPrediction> reviews, ToDoubleFunction<ReviewedPrediction> claim) {
        Reliability reliability = new Reliability(Reliability.USUAL_BINS);
        for (ReviewedPrediction review : reviews) {
            reliability.add(claim.applyAsDouble(review), review.isRight() ? 1 : 0, review.isRight() ? 0 : 1);
        }
        return reliability.expectedCalibrationError();
    }
}
