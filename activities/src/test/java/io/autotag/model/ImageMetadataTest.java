package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.Resize;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metadata that ONNX defines for images. */
final class ImageMetadataTest {

    private static final Optional<Preparation> YOLOX = Preparation.usual(Head.YOLOX);

    private static Optional<Preparation> said(String key, String value, Optional<Preparation> usual) {
        return ImageMetadata.of(Map.of(key, value)).over(usual, Resize.STRETCH);
    }

    /** What black and white become. */
    @ParameterizedTest
    @CsvSource({
        "NominalRange_0_255, 0, 255",
        "Normalized_0_1, 0, 1",
        "NORMALIZED_1_1, -1, 1",
        "NominalRange_16_235, 16, 235"
    })
    void theRangeSaysWhatBytesBecome(String range, double black, double white) {
        Preparation found =
                said("image.nominalPixelRange", range, Optional.empty()).orElseThrow();
        float scale = found.scale().orElseThrow();
        for (int colour = 0; colour < 3; colour++) {
            float mean = found.mean().get(colour);
            float std = found.std().get(colour);
            assertThat((0 * scale - mean) / std).isCloseTo((float) black, within(1e-4f));
            assertThat((255 * scale - mean) / std).isCloseTo((float) white, within(1e-4f));
        }
        assertThat(found.colour()).isEqualTo(Colour.RGB);
        assertThat(found.resize()).isEqualTo(Resize.STRETCH);
    }

    @ParameterizedTest
    @CsvSource({"Rgb8, RGB", "Rgba8, RGB", "bgr8, BGR", "BGRA8, BGR"})
    void theFormatSaysTheOrderOfColours(String format, Colour colour) {
        Preparation found =
                said("Image.BitmapPixelFormat", format, Optional.empty()).orElseThrow();
        assertThat(found.colour()).isEqualTo(colour);
        assertThat(found.scale()).isEmpty();
    }

    @Test
    void whatIsUsualStaysWhereNothingIsSaid() {
        Preparation usual = YOLOX.orElseThrow();
        assertThat(said("Image.BitmapPixelFormat", "Rgb8", YOLOX))
                .contains(new Preparation(
                        Colour.RGB, usual.scale(), usual.mean(), usual.std(), usual.resize(), usual.pad()));
        assertThat(said("Image.NominalPixelRange", "Normalized_0_1", YOLOX).map(Preparation::colour))
                .contains(Colour.BGR);
        Preparation nanodet = said("Image.BitmapPixelFormat", "Rgb8", Preparation.usual(Head.NANODET))
                .orElseThrow();
        assertThat(nanodet.mean()).containsExactly(123.675f, 116.28f, 103.53f);
        assertThat(nanodet.std()).containsExactly(58.395f, 57.12f, 57.375f);
        assertThat(said("Image.BitmapPixelFormat", "Cmyk", YOLOX)).isEqualTo(YOLOX);
        assertThat(said("author", "somebody", Optional.empty())).isEmpty();
    }
}
