package io.autotag.api.view;

import io.autotag.store.BulkCount;
import io.autotag.store.BulkPreview;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What a bulk action would meet now. {@code matched} counts predictions; for add_slice items, for hide_version sets of
 * predictions. {@code counts} are by the project's label, level (image or object) and band (high, medium, low or
 * negative), the most frequent first; {@code sample} is at most twelve predictions, spread over the items,
 * each with the model's label and the project's.
 */
@Schema(name = "BulkPreview")
public record BulkPreviewView(long matched, List<Count> counts, List<PredictionView> sample) {

    public BulkPreviewView {
        counts = List.copyOf(counts);
        sample = List.copyOf(sample);
    }

    public static BulkPreviewView from(BulkPreview preview, List<PredictionView> sample) {
        return new BulkPreviewView(
                preview.matched(), preview.counts().stream().map(Count::from).toList(), sample);
    }

    /** How many there are of a label at a level in a band. */
    @Schema(name = "BulkCount")
    public record Count(String label, String level, String band, long count) {

        static Count from(BulkCount count) {
            return new Count(count.label(), Names.word(count.level()), Names.word(count.band()), count.count());
        }
    }
}
