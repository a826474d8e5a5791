package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autotag.search.BitmapUse;
import io.autotag.search.QueryExplanation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a query is answered: {@code engine} is bitmaps, bitmaps_and_sql or sql; {@code bitmaps} say what they knew,
 * {@code indexes} what the first page needs of PostgreSQL. {@code plan} is PostgreSQL's own text, for operators.
 */
@Schema(name = "QueryExplanation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplanationView(
        String engine,
        @Nullable BitmapUse bitmaps,
        List<String> indexes,
        long estimatedItems,
        long items,
        boolean itemsExact,
        double countMs,
        double firstPageMs,
        @Nullable List<String> plan) {

    private static final double NANOSECONDS = 1e6;

    public ExplanationView {
        indexes = List.copyOf(indexes);
    }

    /** @param withPlan whether whoever asks may see the plan */
    public static ExplanationView from(QueryExplanation explained, boolean withPlan) {
        return new ExplanationView(
                explained.engine().name().toLowerCase(Locale.ROOT),
                explained.bitmaps().orElse(null),
                explained.indexes(),
                explained.estimatedItems(),
                explained.items().count(),
                !explained.items().isEstimate(),
                milliseconds(explained.counting()),
                milliseconds(explained.firstPage()),
                withPlan ? explained.plan() : null);
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / NANOSECONDS;
    }
}
