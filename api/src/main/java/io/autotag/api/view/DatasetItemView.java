package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * An item of a dataset or a slice, under all the names that clients of such routes know: {@code data_url} is {@code url}
 * again, and {@code thumbnail_url} the thumbnail of 320 pixels.
 */
@Schema(name = "DatasetItem")
public record DatasetItemView(
        @JsonUnwrapped ItemView item, String dataUrl, String thumbnailUrl, List<String> thumbnails) {

    private static final int SHOWN_SIDE = 320;

    public DatasetItemView {
        thumbnails = List.copyOf(thumbnails);
    }

    public static DatasetItemView of(ItemView item) {
        String shown = ThumbnailUrls.filled(item.thumbnailTemplate(), SHOWN_SIDE);
        return new DatasetItemView(item, item.url(), shown, List.of(shown));
    }
}
