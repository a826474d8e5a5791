package io.autotag.model;

import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.Resize;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a file says of its pictures in the metadata that ONNX defines for images ({@code docs/MetadataProps.md} of onnx), as
 * Custom Vision and converters from Core ML write it. Keys and values in any case; what is not known counts as not said.
 *
 * @param colour by {@code Image.BitmapPixelFormat}
 * @param range by {@code Image.NominalPixelRange}
 */
record ImageMetadata(Optional<Colour> colour, Optional<Range> range) {

    /**
     * What a byte of 0 to 255 becomes: byte × scale − mean.
     *
     * @param mean the same for each colour
     */
    record Range(float scale, float mean) {}

    private static final Map<String, Colour> COLOURS =
            Map.of("rgb8", Colour.RGB, "rgba8", Colour.RGB, "bgr8", Colour.BGR, "bgra8", Colour.BGR);

    private static final Map<String, Range> RANGES = Map.of(
            "nominalrange_0_255", new Range(1, 0),
            "normalized_0_1", new Range((float) (1 / 255d), 0),
            "normalized_1_1", new Range((float) (1 / 127.5), 1),
            "nominalrange_16_235", new Range((float) (219 / 255d), -16));

    static ImageMetadata of(Map<String, String> metadata) {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(metadata);
        return new ImageMetadata(
                find(anyCase, "Image.BitmapPixelFormat", COLOURS), find(anyCase, "Image.NominalPixelRange", RANGES));
    }

    private static <T> Optional<T> find(Map<String, String> metadata, String key, Map<String, T> values) {
        return Optional.ofNullable(metadata.get(key))
                .map(value -> values.get(value.strip().toLowerCase(Locale.ROOT)));
    }

    /**
     * What is usual for the head, with all that is said here instead; nothing where nothing is known at all.
     *
     * @param resize where nothing is usual
     */
    Optional<Preparation> over(Optional<Preparation> usual, Resize resize) {
        if (colour.isEmpty() && range.isEmpty()) {
            return usual;
        }
        Preparation base = usual.orElseGet(() -> Preparation.unscaled(resize));
        Colour order = colour.orElse(base.colour());
        boolean turned = order != base.colour();
        return Optional.of(new Preparation(
                order,
                range.map(Range::scale).or(base::scale),
                range.map(said -> Preparation.three(said.mean())).orElse(turned ? reversed(base.mean()) : base.mean()),
                range.map(said -> Preparation.three(1)).orElse(turned ? reversed(base.std()) : base.std()),
                base.resize(),
                base.pad()));
    }

    /** They belong to colours, which come the other way round now. */
    private static List<Float> reversed(List<Float> values) {
        return List.of(values.get(2), values.get(1), values.get(0));
    }
}
