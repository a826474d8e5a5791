package io.autotag.api.view;

import io.autotag.compare.Comparison;
import io.autotag.compare.Finding;
import io.autotag.compare.Side;
import io.autotag.compare.Tally;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How right a version is at a score of 0 and more. {@code precision} counts {@code decided}, what people said of these very
 * predictions, and {@code evidence}, what they said of the same things otherwise; of {@code open} predictions nothing is known.
 * {@code recall} is over what is in finished items; {@code drawn_recall} over what people drew themselves, a lower bound.
 */
@Schema(name = "VersionFigures")
public record VersionFiguresView(
        long predictions,
        long open,
        EstimateView precision,
        EstimateView decided,
        EstimateView evidence,
        EstimateView recall,
        EstimateView drawnRecall,
        AveragePrecisionView averagePrecision) {

    private static final double APPLIES = 0;

    /** @param label null: all labels together */
    static VersionFiguresView from(Comparison comparison, Side side, @Nullable Integer label) {
        Tally tally = comparison.tally(side, label);
        return new VersionFiguresView(
                tally.kept(APPLIES),
                tally.count(Finding.OPEN, APPLIES),
                EstimateView.from(tally.precision(APPLIES), "reviews"),
                EstimateView.from(tally.decided(APPLIES), "reviews"),
                EstimateView.from(tally.evidence(APPLIES), "reviews"),
                EstimateView.from(tally.recall(APPLIES), "objects"),
                EstimateView.from(tally.drawnRecall(APPLIES), "drawn objects"),
                AveragePrecisionView.from(comparison.averagePrecision(side, label), tally.finishedTruths()));
    }
}
