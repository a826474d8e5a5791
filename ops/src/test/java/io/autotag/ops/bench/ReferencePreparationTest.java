package io.autotag.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.image.DecodedImage;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageException;
import io.autotag.image.ImageLimits;
import io.autotag.image.TensorFill;
import io.autotag.image.TensorSpec;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The benchmark's own preparation, written apart from the product's, gives the same numbers. */
final class ReferencePreparationTest {

    static Stream<TensorSpec> inputs() {
        Path unused = Path.of("");
        return Stream.of(
                Detector.centreNet(unused).input(),
                Detector.fastestDet(unused).input(),
                Detector.yoloxNano(unused).input(),
                Workload.CLASSIFIER.input());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void agreesWithTheProduct(TensorSpec input) throws IOException, ImageException {
        byte[] picture = picture();
        ByteBuffer reference = tensor(input);
        ByteBuffer product = tensor(input);
        assertThat(ReferencePreparation.fill(picture, input, reference)).isTrue();
        try (DecodedImage image = new ImageDecoder(ImageLimits.defaults()).decode(picture)) {
            TensorFill.fill(image, input, product);
        }
        assertThat(largestDifference(reference.asFloatBuffer(), product.asFloatBuffer()))
                .isLessThan(1e-4);
    }

    @Test
    void saysThatTextIsNoPicture() {
        TensorSpec input = Workload.CLASSIFIER.input();
        byte[] text = "not a picture".getBytes(StandardCharsets.UTF_8);
        assertThat(ReferencePreparation.fill(text, input, tensor(input))).isFalse();
    }

    private static ByteBuffer tensor(TensorSpec input) {
        return ByteBuffer.allocateDirect(input.bytes()).order(ByteOrder.nativeOrder());
    }

    private static double largestDifference(FloatBuffer expected, FloatBuffer actual) {
        double largest = 0;
        for (int place = 0; place < expected.limit(); place++) {
            largest = Math.max(largest, Math.abs(expected.get(place) - actual.get(place)));
        }
        return largest;
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int stripe = 0; stripe < 30; stripe++) {
            graphics.setColor(new Color(stripe * 8, 255 - stripe * 7, stripe * 37 % 256));
            graphics.fillOval(stripe * 29, stripe * 19, 150, 90);
        }
        graphics.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }
}
