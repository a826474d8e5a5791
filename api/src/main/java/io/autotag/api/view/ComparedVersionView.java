package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.autotag.compare.Side;
import io.autotag.compare.Tally;
import io.autotag.search.compare.Compared;
import io.autotag.search.compare.ComparedVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of two versions that were compared; {@code active} is the one that people see of its model, and {@code covered_items}
 * are those of the query that it has looked at, whether the other one has or not.
 */
@Schema(name = "ComparedVersion")
public record ComparedVersionView(
        String uid,
        String name,
        boolean active,
        long coveredItems,
        @JsonUnwrapped VersionFiguresView figures,
        ReliabilityView calibration,
        List<WhatIfView> whatIf) {

    public ComparedVersionView {
        whatIf = List.copyOf(whatIf);
    }

    static ComparedVersionView from(Compared compared, Side side, @Nullable Integer label) {
        ComparedVersion version = side == Side.A ? compared.a() : compared.b();
        Tally tally = compared.comparison().tally(side, label);
        return new ComparedVersionView(
                version.uid(),
                version.name(),
                version.active(),
                side == Side.A ? compared.coveredByA() : compared.coveredByB(),
                VersionFiguresView.from(compared.comparison(), side, label),
                ReliabilityView.from(tally.reliability()),
                WhatIfView.from(tally));
    }
}
