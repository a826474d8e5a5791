package io.autotag.ops.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A preparation in words becomes the part of a card that says it. */
final class ExpectedModelTest {

    private static String preparation(String input, String words) {
        return new ExpectedModel("m.onnx", "yolox", 80, input, words).preparation();
    }

    @Test
    void readsALetterbox() {
        assertThat(preparation("416x320", "BGR 0..255, letterbox top-left pad 114"))
                .isEqualTo(
                        """
                        input:
                          size: [320, 416]
                          colour: BGR
                          scale: 1
                          resize: letterbox-top-left
                          pad: 114
                        """);
    }

    @Test
    void readsMeanAndDeviation() {
        assertThat(preparation("", "RGB mean/std, stretch"))
                .contains("scale: 1/255", "mean: [0.485, 0.456, 0.406]", "resize: stretch");
        assertThat(preparation("", "RGB (x-127)/128, centre crop"))
                .contains("scale: 1\n", "mean: 127", "std: 128", "resize: centre-crop");
        assertThat(preparation("", "RGB /255, letterbox")).contains("scale: 1/255", "resize: letterbox\n");
    }

    @Test
    void givesNoCardWhereNothingIsSaid() {
        assertThat(preparation("", "")).isEmpty();
    }

    @Test
    void callsClassesByTheListThatEverybodyKnows() {
        List<Found> faces = List.of(new Found("face", 0.9, 0, 0, 1, 1));
        assertThat(CheckLabels.of(80, Map.of())).isEqualTo("labels: coco-80\n");
        assertThat(CheckLabels.of(1, Map.of("a.png", faces))).isEqualTo("labels: [\"face\"]\n");
        assertThat(CheckLabels.of(3, Map.of())).isEqualTo("labels: [class 0, class 1, class 2]\n");
    }
}
