package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.autotag.compare.OutcomeCounts;
import io.autotag.store.Band;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Outcomes by the score band of A, or of B where only B says something: high, medium or low. */
@Schema(name = "OutcomeBand")
public record OutcomeBandView(String band, @JsonUnwrapped OutcomesView outcomes) {

    static List<OutcomeBandView> from(OutcomeCounts counts) {
        return List.of(
                of(Band.HIGH, counts, Double.POSITIVE_INFINITY),
                of(Band.MEDIUM, counts, Band.HIGH.floor()),
                of(Band.LOW, counts, Band.MEDIUM.floor()));
    }

    private static OutcomeBandView of(Band band, OutcomeCounts counts, double to) {
        return new OutcomeBandView(Names.word(band), OutcomesView.from(counts, band.floor(), to));
    }
}
