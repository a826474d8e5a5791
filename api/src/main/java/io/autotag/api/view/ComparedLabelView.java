package io.autotag.api.view;

import io.autotag.compare.Comparison;
import io.autotag.compare.OutcomeCounts;
import io.autotag.compare.Side;
import io.autotag.search.compare.LabelNames;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The project's label: outcomes under it, in all and by score band, and the figures of both versions. */
@Schema(name = "ComparedLabel")
public record ComparedLabelView(
        String label, OutcomesView outcomes, List<OutcomeBandView> bands, VersionFiguresView a, VersionFiguresView b) {

    public ComparedLabelView {
        bands = List.copyOf(bands);
    }

    static ComparedLabelView from(Comparison comparison, LabelNames names, int label) {
        OutcomeCounts outcomes = comparison.outcomes(label);
        return new ComparedLabelView(
                names.of(label),
                OutcomesView.from(outcomes),
                OutcomeBandView.from(outcomes),
                VersionFiguresView.from(comparison, Side.A, label),
                VersionFiguresView.from(comparison, Side.B, label));
    }
}
