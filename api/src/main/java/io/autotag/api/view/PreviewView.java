package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autotag.workflow.Preview;
import io.autotag.workflow.PreviewTag;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model version says about one item, best score first; nothing of it is stored. Sizes are pixels; {@code
 * embedding_size} is how many numbers the embedding of the item has, null where the version gives predictions.
 */
@Schema(name = "Preview")
public record PreviewView(
        String item, int width, int height, long millis, @Nullable Integer embeddingSize, List<Found> predictions) {

    public PreviewView {
        predictions = List.copyOf(predictions);
    }

    /** One prediction; the box is null for a tag of the whole image, {@code mask} is there where the model says one. */
    @Schema(name = "PreviewPrediction")
    public record Found(
            String label,
            String level,
            float score,
            float confidence,
            @Nullable Float x,
            @Nullable Float y,
            @Nullable Float w,
            @Nullable Float h,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MaskView mask) {

        static Found from(PreviewTag tag) {
            return new Found(
                    tag.label(),
                    tag.level(),
                    tag.score(),
                    tag.confidence(),
                    tag.x(),
                    tag.y(),
                    tag.w(),
                    tag.h(),
                    MaskView.from(tag.mask()));
        }
    }

    public static PreviewView from(String itemUid, Preview preview) {
        return new PreviewView(
                itemUid,
                preview.width(),
                preview.height(),
                preview.millis(),
                preview.embeddingSize() == 0 ? null : preview.embeddingSize(),
                preview.predictions().stream().map(Found::from).toList());
    }
}
