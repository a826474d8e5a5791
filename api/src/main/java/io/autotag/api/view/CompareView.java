package io.autotag.api.view;

import io.autotag.compare.Comparison;
import io.autotag.compare.OutcomeCounts;
import io.autotag.compare.Side;
import io.autotag.search.compare.Compared;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two versions over the items that both have looked at. {@code computed_at} is when the tables were read, which took
 * {@code took_ms}; {@code finished_items} are those of which everything is known, because a person has finished them or their
 * truth was imported; {@code complete} is false where only the newest million items were compared. {@code label} is what
 * everything but {@code labels} is restricted to, null for all labels. {@code disagreements} counts the items from which
 * there is something to learn.
 */
@Schema(name = "Compare")
public record CompareView(
        Instant computedAt,
        long tookMs,
        @Nullable String label,
        long items,
        long finishedItems,
        boolean complete,
        long disagreements,
        OutcomesView outcomes,
        List<OutcomeBandView> bands,
        ComparedVersionView a,
        ComparedVersionView b,
        List<ComparedLabelView> labels) {

    public CompareView {
        bands = List.copyOf(bands);
        labels = List.copyOf(labels);
    }

    /** @param label null: all labels together */
    public static CompareView from(Compared compared, @Nullable Integer label) {
        Comparison comparison = compared.comparison();
        OutcomeCounts outcomes = comparison.outcomes(label);
        return new CompareView(
                compared.at(),
                compared.took().toMillis(),
                label == null ? null : compared.names().of(label),
                comparison.items(),
                comparison.finished(),
                compared.complete(),
                comparison.ranking().offered(),
                OutcomesView.from(outcomes),
                OutcomeBandView.from(outcomes),
                ComparedVersionView.from(compared, Side.A, label),
                ComparedVersionView.from(compared, Side.B, label),
                labels(compared));
    }

    private static List<ComparedLabelView> labels(Compared compared) {
        return compared.comparison().labels().stream()
                .map(label -> ComparedLabelView.from(compared.comparison(), compared.names(), label))
                .sorted(Comparator.comparing(ComparedLabelView::label))
                .toList();
    }
}
