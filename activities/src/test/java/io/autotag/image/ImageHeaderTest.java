package io.autotag.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "BMP", "GIF", "TIFF"})
    void readsTheSizeOfRealFiles(ImageFormat format) throws ImageException {
        BufferedImage picture = TestPictures.corners(123, 45, BufferedImage.TYPE_INT_RGB);
        byte[] file = TestPictures.encode(picture, format.name().toLowerCase(Locale.ROOT));
        assertThat(ImageHeader.read(file)).isEqualTo(new ImageHeader(format, 123, 45, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesTheSizeOfTheUprightPicture(int orientation) throws ImageException {
        byte[] file = TestPictures.withOrientation(TestPictures.jpeg(80, 40), orientation, ByteOrder.LITTLE_ENDIAN);
        ImageHeader header = ImageHeader.read(file);
        assertThat(header.width()).isEqualTo(orientation < 5 ? 80 : 40);
        assertThat(header.height()).isEqualTo(orientation < 5 ? 40 : 80);
    }

    @Test
    void readsTheOrientationOfAPng() throws ImageException {
        byte[] png = TestPictures.encode(TestPictures.waves(80, 40), "png");
        byte[] exif = TestPictures.pngChunk("eXIf", TestPictures.exif(6, ByteOrder.BIG_ENDIAN));
        assertThat(ImageHeader.read(TestPictures.inserted(png, 33, exif)))
                .isEqualTo(new ImageHeader(ImageFormat.PNG, 40, 80, 6));
    }

    @Test
    void knowsWhetherMoreOfAFileMayTurnIt() throws ImageException {
        byte[] webp = TestPictures.webpTurnedBehind(40, 30, 6, 100);
        assertThat(ImageHeader.read(webp)).isEqualTo(new ImageHeader(ImageFormat.WEBP, 30, 40, 6));
        assertThat(ImageHeader.isEnough(webp)).isTrue();
        assertThat(ImageHeader.isEnough(TestPictures.cut(webp, 0.9))).isFalse();
        assertThat(ImageHeader.isEnough(TestPictures.cut(TestPictures.webp(40, 30), 0.9)))
                .isTrue();
        assertThat(ImageHeader.isEnough(TestPictures.cut(TestPictures.pngTurned(40, 30, 6, false), 0.9)))
                .isTrue();
        assertThat(ImageHeader.isEnough(TestPictures.cut(TestPictures.pngTurned(40, 30, 6, true), 0.9)))
                .isFalse();
        assertThat(ImageHeader.isEnough(TestPictures.cut(TestPictures.jpeg(40, 30), 0.9)))
                .isTrue();
    }

    @Test
    void takesAnImpossibleOrientationForUpright() throws ImageException {
        byte[] file = TestPictures.withOrientation(TestPictures.jpeg(80, 40), 9, ByteOrder.BIG_ENDIAN);
        assertThat(ImageHeader.read(file).orientation()).isEqualTo(1);
    }

    @Test
    void readsTheThreeKindsOfWebp() throws ImageException {
        assertThat(ImageHeader.read(webp("VP8 ", 0, 0, 0, 0x9D, 0x01, 0x2A, 0x40, 0x01, 0xF0, 0x00)))
                .isEqualTo(new ImageHeader(ImageFormat.WEBP, 320, 240, 1));
        assertThat(ImageHeader.read(webp("VP8L", 0x2F, 0x3F, 0xC1, 0x3B, 0x00)))
                .isEqualTo(new ImageHeader(ImageFormat.WEBP, 320, 240, 1));
        assertThat(ImageHeader.read(webp("VP8X", 0, 0, 0, 0, 0x3F, 1, 0, 0xEF, 0, 0)))
                .isEqualTo(new ImageHeader(ImageFormat.WEBP, 320, 240, 1));
    }

    @Test
    void readsABmpThatStandsOnItsHead() throws ImageException {
        byte[] file = TestPictures.encode(TestPictures.waves(30, 20), "bmp");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -20);
        assertThat(ImageHeader.read(file)).isEqualTo(new ImageHeader(ImageFormat.BMP, 30, 20, 1));
    }

    @Test
    void readsBetweenPositionAndLimit() throws ImageException {
        ByteBuffer file = ByteBuffer.allocate(2000)
                .position(7)
                .put(TestPictures.jpeg(16, 8))
                .flip();
        assertThat(ImageHeader.read(file.position(7)).width()).isEqualTo(16);
        assertThat(file.position()).isEqualTo(7);
    }

    @Test
    void refusesAPictureWithoutPixels() {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> ImageHeader.read(TestPictures.pngClaiming(0, 100)))
                .withMessage("The PNG file is damaged: its header says 0 × 100 pixels.");
    }

    @Test
    void namesTheKindOfAFileThatIsNotRead() {
        byte[] heic = "\0\0\0\u0018ftypheic".getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> ImageHeader.read(heic))
                .withMessage("The file is a HEIC picture. Pictures are read as JPEG, PNG, WebP, BMP, GIF and TIFF.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif", "tiff"})
    void survivesAnyDamage(String format) {
        byte[] good = TestPictures.encode(TestPictures.waves(24, 24), format);
        Random random = new Random(11);
        for (int round = 0; round < 3000; round++) {
            byte[] file = Arrays.copyOf(good, random.nextInt(good.length));
            for (int hit = 0; hit < 3 && file.length > 0; hit++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            readOrRefuse(file);
        }
    }

    private static void readOrRefuse(byte[] file) {
        try {
            assertThat(ImageHeader.read(file).pixels()).isPositive();
        } catch (ImageException e) {
            assertThat(e.sentence()).endsWith(".");
        }
    }

    private static byte[] webp(String chunk, int... content) {
        ByteBuffer file = ByteBuffer.allocate(20 + content.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(12 + content.length);
        file.put(("WEBP" + chunk).getBytes(StandardCharsets.ISO_8859_1)).putInt(content.length);
        for (int value : content) {
            file.put((byte) value);
        }
        return file.array();
    }
}
