package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Score thresholds for a wanted precision, one for each label of the version, most reviewed first. */
@Schema(name = "ThresholdProposals")
public record ThresholdsView(double precision, List<ThresholdView> labels) {

    public ThresholdsView {
        labels = List.copyOf(labels);
    }
}
