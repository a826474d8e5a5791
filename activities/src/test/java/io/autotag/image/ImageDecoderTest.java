package io.autotag.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.defaults());

    @Test
    void allDecodersOpenLargePicturesOneAfterTheOther() {
        byte[] file = TestPictures.encode(new BufferedImage(6000, 4000, BufferedImage.TYPE_BYTE_GRAY), "png");
        ImageDecoder.LARGE.acquireUninterruptibly();
        CompletableFuture<Integer> width;
        try {
            width = CompletableFuture.supplyAsync(() -> widthOf(new ImageDecoder(ImageLimits.defaults()), file));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> width.get(1, TimeUnit.SECONDS));
        } finally {
            ImageDecoder.LARGE.release();
        }
        assertThat(width.join()).isEqualTo(6000);
    }

    private static int widthOf(ImageDecoder decoder, byte[] file) {
        try (DecodedImage image = decoder.decode(file)) {
            return image.width();
        } catch (ImageException refused) {
            throw new AssertionError(refused);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif", "tiff"})
    void readsEveryFormatAsRedGreenAndBlue(String format) throws ImageException {
        byte[] file = TestPictures.encode(TestPictures.corners(80, 48, BufferedImage.TYPE_INT_RGB), format);
        try (DecodedImage image = decoder.decode(file)) {
            assertThat(image.width()).isEqualTo(80);
            assertThat(image.height()).isEqualTo(48);
            assertThatCornersAre(image, 0, 1, 2, 3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 2, 3", "2, 1, 0, 3, 2", "3, 3, 2, 1, 0", "4, 2, 3, 0, 1",
        "5, 0, 2, 1, 3", "6, 2, 0, 3, 1", "7, 3, 1, 2, 0", "8, 1, 3, 0, 2"
    })
    void turnsPhotosUpright(int orientation, int topLeft, int topRight, int bottomLeft, int bottomRight)
            throws ImageException {
        byte[] jpeg = TestPictures.encode(TestPictures.corners(96, 64, BufferedImage.TYPE_INT_RGB), "jpg");
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            byte[] file = TestPictures.withOrientation(jpeg, orientation, order);
            try (DecodedImage image = decoder.decode(file)) {
                assertThat(image.width()).isEqualTo(orientation < 5 ? 96 : 64);
                assertThatCornersAre(image, topLeft, topRight, bottomLeft, bottomRight);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 2, 3", "2, 1, 0, 3, 2", "3, 3, 2, 1, 0", "4, 2, 3, 0, 1",
        "5, 0, 2, 1, 3", "6, 2, 0, 3, 1", "7, 3, 1, 2, 0", "8, 1, 3, 0, 2"
    })
    void turnsTiffAndPngUprightOnce(int orientation, int topLeft, int topRight, int bottomLeft, int bottomRight)
            throws ImageException {
        byte[] png = TestPictures.encode(TestPictures.corners(96, 64, BufferedImage.TYPE_INT_RGB), "png");
        byte[] exif = TestPictures.pngChunk("eXIf", TestPictures.exif(orientation, ByteOrder.BIG_ENDIAN));
        byte[] tiff = TestPictures.tiff(96, 64, orientation);
        for (byte[] file : new byte[][] {tiff, TestPictures.inserted(png, 33, exif)}) {
            try (DecodedImage image = decoder.decode(file)) {
                assertThat(image.width()).isEqualTo(orientation < 5 ? 96 : 64);
                assertThatCornersAre(image, topLeft, topRight, bottomLeft, bottomRight);
            }
        }
    }

    @Test
    void readsWebp() throws ImageException {
        byte[] file = TestPictures.webp(80, 48);
        try (DecodedImage image = decoder.decode(file)) {
            assertThat(image.height()).isEqualTo(48);
            assertThatCornersAre(image, 0, 1, 2, 3);
        }
        assertThatIsRefused(TestPictures.cut(file, 0.9), ImageProblem.UNREADABLE);
    }

    @Test
    void readsTheInksOfAPrintersPhoto() throws ImageException {
        byte[] file = TestPictures.cmykJpeg(32, 32, new Color(200, 100, 50));
        try (DecodedImage image = decoder.decode(file)) {
            assertThatPixelIs(image, 16, 16, new Color(200, 100, 50), 6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp"})
    void readsGreyPicturesAsColour(String format) throws ImageException {
        byte[] file = TestPictures.encode(grey(BufferedImage.TYPE_BYTE_GRAY, 100), format);
        try (DecodedImage image = decoder.decode(file)) {
            assertThatPixelIs(image, 5, 5, new Color(100, 100, 100), 2);
        }
    }

    @Test
    void reducesSixteenBitsToTheirUpperEight() throws ImageException {
        byte[] file = TestPictures.encode(grey(BufferedImage.TYPE_USHORT_GRAY, 100 * 257), "png");
        try (DecodedImage image = decoder.decode(file)) {
            assertThatPixelIs(image, 5, 5, new Color(100, 100, 100), 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_4BYTE_ABGR,
            })
    void looksPalettesUpAndDropsTransparency(int type) throws ImageException {
        byte[] file = TestPictures.encode(TestPictures.corners(40, 40, type), "png");
        try (DecodedImage image = decoder.decode(file)) {
            assertThatCornersAre(image, 0, 1, 2, 3);
        }
    }

    @Test
    void readsOneBitPictures() throws ImageException {
        byte[] file = TestPictures.encode(grey(BufferedImage.TYPE_BYTE_BINARY, 1), "png");
        try (DecodedImage image = decoder.decode(file)) {
            assertThatPixelIs(image, 5, 5, Color.WHITE, 0);
        }
    }

    @Test
    void readsDirectBuffersWithoutMovingThem() throws ImageException {
        byte[] file = TestPictures.jpeg(64, 48);
        ByteBuffer direct = ByteBuffer.allocateDirect(file.length + 10)
                .position(10)
                .put(file)
                .flip()
                .position(10);
        try (DecodedImage image = decoder.decode(direct)) {
            assertThat(image.width()).isEqualTo(64);
        }
        assertThat(direct.position()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.2, 0.5, 0.8, 0.95, 0.999})
    void refusesFilesThatAreCutOff(double share) {
        BufferedImage picture = TestPictures.waves(320, 240);
        for (String format : new String[] {"jpg", "png", "bmp", "gif", "tiff"}) {
            byte[] file = TestPictures.cut(TestPictures.encode(picture, format), share);
            assertThatIsRefused(file, ImageProblem.UNREADABLE);
        }
        assertThatIsRefused(TestPictures.cut(TestPictures.progressiveJpeg(320, 240), share), ImageProblem.UNREADABLE);
    }

    @Test
    void refusesAPhotoThatLacksOnlyItsEndMarker() {
        byte[] file = TestPictures.jpeg(320, 240);
        assertThatIsRefused(Arrays.copyOf(file, file.length - 2), ImageProblem.UNREADABLE);
    }

    @Test
    void refusesAPhotoWhoseRestIsMissingThoughItHasAnEnd() {
        byte[] file = TestPictures.jpeg(320, 240);
        byte[] cut = Arrays.copyOf(file, file.length / 2);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;
        assertThatIsRefused(cut, ImageProblem.UNREADABLE);
    }

    @Test
    void refusesAPhotoWhoseRestIsZeros() {
        byte[] file = TestPictures.jpeg(320, 240);
        Arrays.fill(file, file.length / 2, file.length, (byte) 0);
        assertThatIsRefused(file, ImageProblem.UNREADABLE);
    }

    @Test
    void readsAPhotoWithOtherThingsBehindItsEnd() throws ImageException {
        byte[] file = TestPictures.jpeg(320, 240);
        try (DecodedImage image = decoder.decode(Arrays.copyOf(file, file.length + 1000))) {
            assertThat(image.height()).isEqualTo(240);
        }
    }

    @Test
    void saysWhyAFileIsNoPicture() {
        assertThat(assertThatIsRefused(new byte[0], ImageProblem.UNREADABLE)).isEqualTo("The file is empty.");
        assertThat(assertThatIsRefused("Dear all,\nplease find".getBytes(UTF_8), ImageProblem.UNSUPPORTED))
                .startsWith("The file is text and not a picture.");
        assertThat(assertThatIsRefused("%PDF-1.7 \0\u0001".getBytes(UTF_8), ImageProblem.UNSUPPORTED))
                .startsWith("The file is a PDF document.");
        assertThatIsRefused(new byte[5000], ImageProblem.UNSUPPORTED);
        assertThatIsRefused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, ImageProblem.UNREADABLE);
    }

    @Test
    void refusesHugeClaimsBeforeDecoding() {
        String png = assertThatIsRefused(TestPictures.pngClaiming(60_000, 60_000), ImageProblem.TOO_LARGE);
        String jpeg = assertThatIsRefused(TestPictures.jpegClaiming(60_000, 60_000), ImageProblem.TOO_LARGE);
        assertThat(png)
                .isEqualTo("The picture has 60000 × 60000 pixels, that is 3600000000; at most 100000000 are allowed.");
        assertThat(jpeg).isEqualTo(png);
    }

    @Test
    void refusesFilesWithTooManyBytes() {
        ImageDecoder strict = new ImageDecoder(new ImageLimits(1000, 1_000_000));
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> strict.decode(new byte[1001]))
                .withMessage("The file has 1001 bytes; at most 1000 are allowed.");
    }

    @Test
    void survivesAnyDamage() {
        byte[][] files = {
            TestPictures.jpeg(64, 64),
            TestPictures.progressiveJpeg(64, 64),
            TestPictures.encode(TestPictures.waves(64, 64), "png"),
            TestPictures.encode(TestPictures.waves(64, 64), "bmp"),
            TestPictures.encode(TestPictures.waves(64, 64), "gif"),
            TestPictures.encode(TestPictures.waves(64, 64), "tiff")
        };
        Random random = new Random(7);
        for (int round = 0; round < 600; round++) {
            byte[] file = files[round % files.length].clone();
            for (int hit = 0; hit < 4; hit++) {
                file[random.nextInt(hit < 2 ? Math.min(300, file.length) : file.length)] = (byte) random.nextInt(256);
            }
            decodeOrRefuse(file);
        }
    }

    private static BufferedImage grey(int type, int value) {
        BufferedImage image = new BufferedImage(24, 24, type);
        for (int i = 0; i < 24 * 24; i++) {
            image.getRaster().setSample(i % 24, i / 24, 0, value);
        }
        return image;
    }

    private static void assertThatCornersAre(DecodedImage image, int... corners) {
        for (int i = 0; i < 4; i++) {
            int x = i % 2 == 0 ? 4 : image.width() - 5;
            int y = i / 2 == 0 ? 4 : image.height() - 5;
            assertThatPixelIs(image, x, y, TestPictures.CORNERS.get(corners[i]), 12);
        }
    }

    private static void assertThatPixelIs(DecodedImage image, int x, int y, Color colour, int tolerance) {
        int at = (y * image.width() + x) * 3;
        ByteBuffer pixels = image.pixels();
        Offset<Integer> about = Offset.offset(tolerance);
        assertThat(pixels.get(at) & 0xFF).as("red").isCloseTo(colour.getRed(), about);
        assertThat(pixels.get(at + 1) & 0xFF).as("green").isCloseTo(colour.getGreen(), about);
        assertThat(pixels.get(at + 2) & 0xFF).as("blue").isCloseTo(colour.getBlue(), about);
    }

    private void decodeOrRefuse(byte[] file) {
        try (DecodedImage image = decoder.decode(file)) {
            assertThat(image.pixels().remaining()).isEqualTo(image.width() * image.height() * 3);
        } catch (ImageException e) {
            assertThat(e.sentence()).endsWith(".");
        }
    }

    private String assertThatIsRefused(byte[] file, ImageProblem problem) {
        try (DecodedImage image = decoder.decode(file)) {
            throw new AssertionError("decoded " + image.width() + " × " + image.height());
        } catch (ImageException e) {
            assertThat(e.problem()).as(e.sentence()).isEqualTo(problem);
            return e.sentence();
        }
    }
}
