package io.autotag.store;

import io.autotag.mask.Mask;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as a save will write it.
 *
 * @param source null: as it was
 * @param origin the prediction that gives a new one its origin by value; null for a drawn one, and for an earlier one
 */
record PlannedAnnotation(
        String uid, int labelId, Content content, @Nullable AnnotationSource source, @Nullable PredictionNow origin) {

    String kind() {
        return Words.of(content.kind());
    }

    @Nullable
    Integer sourceCode() {
        return source == null ? null : source.code();
    }

    /** A side of the box, if there is one. */
    @Nullable
    Float ofBox(Function<Box, Float> side) {
        return content.box() == null ? null : side.apply(content.box());
    }

    /** The mask as PostgreSQL reads bytes out of a text. */
    @Nullable
    String geometry() {
        Mask mask = content.mask();
        return mask == null ? null : "\\x" + HexFormat.of().formatHex(mask.toBytes());
    }

    /** As JSON; null: those it has. */
    @Nullable
    String attributes() {
        return content.attributes() == null ? null : JsonText.of(content.attributes());
    }

    /** Of the prediction that it stems from, if it does. */
    <T> @Nullable T ofOrigin(Function<PredictionNow, T> value) {
        return origin == null ? null : value.apply(origin);
    }
}
