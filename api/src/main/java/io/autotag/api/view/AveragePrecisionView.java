package io.autotag.api.view;

import io.autotag.compare.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Average precision by COCO's protocol at an overlap of 0.5, over the items that people have finished; of several labels the
 * mean. {@code objects} is what there is to be found in them; below fifty there is no number.
 */
@Schema(name = "AveragePrecision")
public record AveragePrecisionView(@Nullable Double value, long objects, @Nullable String note) {

    static AveragePrecisionView from(OptionalDouble value, long objects) {
        if (objects < Share.ENOUGH || value.isEmpty()) {
            return new AveragePrecisionView(null, objects, EstimateView.note(objects, "objects"));
        }
        return new AveragePrecisionView(value.getAsDouble(), objects, null);
    }
}
