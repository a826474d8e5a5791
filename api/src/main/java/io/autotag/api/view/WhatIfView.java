package io.autotag.api.view;

import io.autotag.compare.Tally;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;

/** What would be if only predictions from this score on were shown: how many, how many of them right, how much found. */
@Schema(name = "WhatIf")
public record WhatIfView(double threshold, long kept, EstimateView precision, EstimateView recall) {

    /** In twentieths of the score, from −1 to 0.95. */
    private static final int LOWEST = -20;

    private static final int HIGHEST = 19;
    private static final double PER_UNIT = 20;

    static List<WhatIfView> from(Tally tally) {
        return IntStream.rangeClosed(LOWEST, HIGHEST)
                .mapToObj(step -> at(tally, step / PER_UNIT))
                .toList();
    }

    private static WhatIfView at(Tally tally, double threshold) {
        return new WhatIfView(
                threshold,
                tally.kept(threshold),
                EstimateView.from(tally.precision(threshold), "reviews"),
                EstimateView.from(tally.recall(threshold), "objects"));
    }
}
