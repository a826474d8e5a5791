package io.autotag.api.view;

import io.autotag.mask.Mask;
import io.autotag.workflow.PreviewMask;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of an object in the upright picture, told in cells: {@code size} is their number of rows and of columns, and the
 * cell in column c and row r stands for the pixels from (x + c × step, y + r × step) on, step of them each way. {@code counts}
 * says how many cells are outside and inside by turns, column by column, as COCO's compressed text: {@code size} and {@code
 * counts} are what pycocotools decodes.
 */
@Schema(name = "Mask")
public record MaskView(int x, int y, int step, List<Integer> size, String counts) {

    static @Nullable MaskView from(@Nullable PreviewMask mask) {
        return mask == null
                ? null
                : new MaskView(mask.x(), mask.y(), mask.step(), List.of(mask.height(), mask.width()), mask.counts());
    }

    static @Nullable MaskView from(@Nullable Mask mask) {
        return mask == null
                ? null
                : new MaskView(mask.x(), mask.y(), mask.step(), List.of(mask.height(), mask.width()), mask.counts());
    }
}
