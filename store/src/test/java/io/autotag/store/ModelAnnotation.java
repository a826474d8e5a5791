package io.autotag.store;

import io.autotag.mask.Mask;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An annotation in the model of reviews. */
record ModelAnnotation(
        String label, AnnotationSource source, @Nullable Box box, @Nullable Mask mask, Map<String, Object> attributes) {

    ModelAnnotation {
        attributes = Map.copyOf(attributes);
    }

    /** As the model said it. */
    static ModelAnnotation accepted(NewPrediction predicted, Map<String, Object> attributes) {
        return new ModelAnnotation(
                predicted.label(), AnnotationSource.ACCEPTED, predicted.box(), predicted.mask(), attributes);
    }

    static ModelAnnotation drawn(NewAnnotation added) {
        return new ModelAnnotation(added.label(), AnnotationSource.HUMAN, added.box(), null, added.attributes());
    }

    /** The attributes that another label leaves. */
    Map<String, Object> attributesAs(String other) {
        return other.equals(label) ? attributes : Map.of();
    }

    /**
     * What is null stays, if it can.
     *
     * @param predicted what it stems from; null where a person drew it
     */
    ModelAnnotation changed(
            @Nullable String newLabel,
            @Nullable Box newBox,
            @Nullable Map<String, Object> newAttributes,
            @Nullable NewPrediction predicted) {
        String label = newLabel == null ? this.label : newLabel;
        Box box = newBox == null ? this.box : newBox;
        Mask models = predicted != null && Objects.equals(box, predicted.box()) ? predicted.mask() : null;
        return new ModelAnnotation(
                label,
                source,
                box,
                Objects.equals(box, this.box) ? mask : models,
                newAttributes == null ? attributesAs(label) : newAttributes);
    }

    ModelAnnotation from(AnnotationSource other) {
        return new ModelAnnotation(label, other, box, mask, attributes);
    }

    /** As {@link ReviewTables} has it. */
    String line(String key) {
        return "annotation %s %s source %d box %s mask %s %s"
                .formatted(
                        key,
                        label,
                        source.code(),
                        box == null
                                ? "-"
                                : Stream.of(box.x(), box.y(), box.w(), box.h())
                                        .map(side -> side == Math.rint(side) ? "%.0f".formatted(side) : side.toString())
                                        .collect(Collectors.joining(",")),
                        mask == null ? "-" : HexFormat.of().formatHex(mask.toBytes()),
                        new TreeMap<>(attributes)
                                .entrySet().stream()
                                        .map(entry ->
                                                "\"%s\": %s".formatted(entry.getKey(), JsonText.of(entry.getValue())))
                                        .collect(Collectors.joining(", ", "{", "}")));
    }
}
