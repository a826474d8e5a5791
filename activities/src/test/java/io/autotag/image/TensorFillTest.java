package io.autotag.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.autotag.embedding.HalfFloat;
import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorFillTest {

    private static final List<Float> ZEROS = List.of(0f, 0f, 0f);
    private static final List<Float> ONES = List.of(1f, 1f, 1f);

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.defaults());

    @Test
    void writesChannelAfterChannel() throws ImageException {
        ByteBuffer tensor = fill(quarters(), spec(4, 4, Layout.NCHW, Colour.RGB, ElementType.FLOAT32));
        assertThat(tensor.asFloatBuffer().get(0)).as("red, top left").isEqualTo(255);
        assertThat(tensor.asFloatBuffer().get(3)).as("red, top right").isZero();
        assertThat(tensor.asFloatBuffer().get(16 + 3)).as("green, top right").isEqualTo(255);
        assertThat(tensor.asFloatBuffer().get(32 + 12)).as("blue, bottom left").isEqualTo(255);
        assertThat(tensor.asFloatBuffer().get(16 + 15))
                .as("green, bottom right")
                .isEqualTo(255);
    }

    @Test
    void writesPixelAfterPixelAndBlueFirst() throws ImageException {
        ByteBuffer tensor = fill(quarters(), spec(4, 4, Layout.NHWC, Colour.BGR, ElementType.FLOAT32));
        float[] topLeft = new float[3];
        tensor.asFloatBuffer().get(0, topLeft);
        assertThat(topLeft).containsExactly(0, 0, 255);
        assertThat(tensor.asFloatBuffer().get(12 * 3)).as("blue, bottom left").isEqualTo(255);
    }

    @Test
    void normalisesEachChannelInTheTensorsOrder() throws ImageException {
        List<Float> mean = List.of(0.1f, 0.2f, 0.3f);
        List<Float> std = List.of(0.5f, 0.25f, 2f);
        TensorSpec spec = new TensorSpec(
                4, 4, Layout.NCHW, Colour.BGR, ElementType.FLOAT32, 1 / 255f, mean, std, Resize.STRETCH, 0);
        ByteBuffer tensor = fill(quarters(), spec);
        assertThat(tensor.asFloatBuffer().get(0)).as("blue").isCloseTo(-0.1f / 0.5f, within(1e-6f));
        assertThat(tensor.asFloatBuffer().get(16)).as("green").isCloseTo(-0.2f / 0.25f, within(1e-6f));
        assertThat(tensor.asFloatBuffer().get(32)).as("red").isCloseTo((1 - 0.3f) / 2, within(1e-6f));
    }

    @Test
    void writesHalfPrecision() throws ImageException {
        ByteBuffer tensor = fill(quarters(), spec(4, 4, Layout.NHWC, Colour.RGB, ElementType.FLOAT16));
        assertThat(HalfFloat.value(tensor.asShortBuffer().get(0))).isEqualTo(255);
        assertThat(HalfFloat.value(tensor.asShortBuffer().get(1))).isZero();
    }

    @Test
    void writesBytes() throws ImageException {
        ByteBuffer tensor = fill(quarters(), spec(4, 4, Layout.NCHW, Colour.RGB, ElementType.UINT8));
        assertThat(tensor.get(0)).isEqualTo((byte) 255);
        assertThat(tensor.get(3)).isZero();
    }

    @Test
    void writesSignedBytesRoundedAndClipped() throws ImageException {
        List<Float> half = List.of(127.5f, 127.5f, 127.5f);
        TensorSpec spec =
                new TensorSpec(4, 4, Layout.NCHW, Colour.RGB, ElementType.INT8, 1, half, ONES, Resize.STRETCH, 0);
        ByteBuffer tensor = fill(quarters(), spec);
        assertThat(tensor.get(0)).as("255 - 127.5 = 127.5, which is clipped").isEqualTo((byte) 127);
        assertThat(tensor.get(3)).as("0 - 127.5, which is rounded up").isEqualTo((byte) -127);
        TensorSpec whole = new TensorSpec(
                4, 4, Layout.NCHW, Colour.RGB, ElementType.INT8, 1, List.of(128f, 128f, 128f), ONES, Resize.STRETCH, 0);
        ByteBuffer bytes = fill(quarters(), whole);
        assertThat(bytes.get(0)).isEqualTo((byte) 127);
        assertThat(bytes.get(3)).isEqualTo((byte) -128);
    }

    @ParameterizedTest
    @CsvSource({"LETTERBOX, 2, 6", "LETTERBOX_TOP_LEFT, 0, 4"})
    void padsWhatALetterboxLeavesOver(Resize resize, int first, int behind) throws ImageException {
        TensorSpec spec =
                new TensorSpec(8, 8, Layout.NCHW, Colour.RGB, ElementType.FLOAT32, 1, ZEROS, ONES, resize, 114);
        ByteBuffer tensor = fill(plain(64, 32, 200), spec);
        for (int y = 0; y < 8; y++) {
            float expected = y >= first && y < behind ? 200 : 114;
            assertThat(tensor.asFloatBuffer().get(y * 8 + 3)).as("row " + y).isEqualTo(expected);
        }
    }

    @Test
    void averagesAreasWhenShrinking() throws ImageException {
        BufferedImage stripes = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 90 * 60; i++) {
            stripes.setRGB(i % 90, i / 90, i % 90 % 3 == 0 ? 0xFFFFFF : 0);
        }
        ByteBuffer tensor = fill(stripes, spec(30, 20, Layout.NCHW, Colour.RGB, ElementType.FLOAT32));
        for (int i = 0; i < 30 * 20; i++) {
            assertThat(tensor.asFloatBuffer().get(i)).isEqualTo(85);
        }
    }

    /** The pixel in the middle of three is all that lies between the nearest ones. */
    @Test
    void takesTheNearestPixelsOnlyWhenToldTo() throws ImageException {
        BufferedImage stripes = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 90 * 60; i++) {
            stripes.setRGB(i % 90, i / 90, i % 90 % 3 == 1 ? 0xFFFFFF : 0);
        }
        TensorSpec linear = new TensorSpec(
                30,
                20,
                Layout.NCHW,
                Colour.RGB,
                ElementType.FLOAT32,
                1,
                ZEROS,
                ONES,
                Resize.STRETCH,
                0,
                TensorSpec.Filter.LINEAR);
        ByteBuffer tensor = fill(stripes, linear);
        for (int i = 0; i < 30 * 20; i++) {
            assertThat(tensor.asFloatBuffer().get(i)).isEqualTo(255);
        }
    }

    @Test
    void averagesEveryPixelsShareOfAnArea() throws ImageException {
        int[] row = {10, 20, 60, 110, 200};
        BufferedImage picture = new BufferedImage(5, 1, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 5; x++) {
            picture.setRGB(x, 0, row[x] * 0x010101);
        }
        ByteBuffer tensor = fill(picture, spec(2, 1, Layout.NCHW, Colour.RGB, ElementType.FLOAT32));
        assertThat(tensor.asFloatBuffer().get(0)).isCloseTo((10 + 20 + 60 * 0.5f) / 2.5f, within(0.51f));
        assertThat(tensor.asFloatBuffer().get(1)).isCloseTo((60 * 0.5f + 110 + 200) / 2.5f, within(0.51f));
    }

    @Test
    void averagesTheAxisThatShrinksAndBlendsTheOneThatGrows() throws ImageException {
        BufferedImage stripes = new BufferedImage(40, 2, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x += 2) {
            stripes.setRGB(x, 0, 0xFFFFFF);
        }
        ByteBuffer tensor = fill(stripes, spec(10, 8, Layout.NCHW, Colour.RGB, ElementType.FLOAT32));
        assertThat(tensor.asFloatBuffer().get(5)).as("first row").isCloseTo(128, within(1f));
        assertThat(tensor.asFloatBuffer().get(35)).as("fourth row").isBetween(64f, 96f);
        assertThat(tensor.asFloatBuffer().get(75)).as("last row").isZero();
    }

    @Test
    void takesOnlyTheMiddleOfACrop() throws ImageException {
        BufferedImage picture = new BufferedImage(90, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 90 * 30; i++) {
            picture.setRGB(i % 90, i / 90, i % 90 / 30 == 1 ? 0x404040 : 0xFFFFFF);
        }
        TensorSpec spec = new TensorSpec(
                6, 6, Layout.NCHW, Colour.RGB, ElementType.FLOAT32, 1, ZEROS, ONES, Resize.CENTRE_CROP, 0);
        ByteBuffer tensor = fill(picture, spec);
        for (int i = 0; i < spec.elements(); i++) {
            assertThat(tensor.asFloatBuffer().get(i)).isEqualTo(0x40);
        }
    }

    @Test
    void overwritesWhatThePictureBeforeLeft() throws ImageException {
        TensorSpec spec =
                new TensorSpec(8, 8, Layout.NHWC, Colour.RGB, ElementType.UINT8, 1, ZEROS, ONES, Resize.LETTERBOX, 9);
        ByteBuffer tensor = ByteBuffer.allocateDirect(spec.bytes()).order(ByteOrder.nativeOrder());
        for (BufferedImage picture : List.of(plain(80, 80, 200), plain(80, 20, 100))) {
            try (DecodedImage image = decoder.decode(TestPictures.encode(picture, "png"))) {
                TensorFill.fill(image, spec, tensor);
            }
        }
        assertThat(tensor.get(0)).isEqualTo((byte) 9);
        assertThat(tensor.get(4 * 8 * 3)).isEqualTo((byte) 100);
    }

    @Test
    void wantsADirectBufferThatIsLargeEnough() throws ImageException {
        TensorSpec spec = spec(4, 4, Layout.NCHW, Colour.RGB, ElementType.FLOAT32);
        try (DecodedImage image = decoder.decode(TestPictures.jpeg(16, 16))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TensorFill.fill(image, spec, ByteBuffer.allocateDirect(191)));
        }
    }

    private ByteBuffer fill(BufferedImage picture, TensorSpec spec) throws ImageException {
        ByteBuffer tensor = ByteBuffer.allocateDirect(spec.bytes()).order(ByteOrder.nativeOrder());
        try (DecodedImage image = decoder.decode(TestPictures.encode(picture, "png"))) {
            TensorFill.fill(image, spec, tensor);
        }
        return tensor;
    }

    private static BufferedImage quarters() {
        return TestPictures.corners(8, 8, BufferedImage.TYPE_INT_RGB);
    }

    private static BufferedImage plain(int width, int height, int grey) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, grey * 0x010101);
        }
        return picture;
    }

    private static TensorSpec spec(int width, int height, Layout layout, Colour colour, ElementType type) {
        return new TensorSpec(width, height, layout, colour, type, 1, ZEROS, ONES, Resize.STRETCH, 0);
    }
}
