package io.autotag.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThumbnailsTest {

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.defaults());

    @Test
    void theLongerSideHasTheSize() throws Exception {
        Map<Integer, byte[]> files = thumbnails(TestPictures.jpeg(2000, 1000));
        assertThat(files.keySet()).containsExactly(160, 320, 640, 1280);
        for (int size : files.keySet()) {
            BufferedImage small = read(files, size);
            assertThat(small.getWidth()).isEqualTo(size);
            assertThat(small.getHeight()).isEqualTo(size / 2);
        }
    }

    @Test
    void aSmallPictureIsNotEnlarged() throws Exception {
        Map<Integer, byte[]> files = thumbnails(TestPictures.jpeg(200, 300));
        assertThat(read(files, 1280).getHeight()).isEqualTo(300);
        assertThat(read(files, 160).getHeight()).isEqualTo(160);
        assertThat(read(files, 160).getWidth()).isEqualTo(107);
    }

    @Test
    void aLineKeepsItsPixel() throws Exception {
        BufferedImage line = read(thumbnails(TestPictures.jpeg(3000, 1)), 160);
        assertThat(line.getWidth()).isEqualTo(160);
        assertThat(line.getHeight()).isEqualTo(1);
    }

    /** The corners of the upright picture, as numbers of {@link TestPictures#CORNERS}. */
    @ParameterizedTest
    @CsvSource({"1,0,1,2,3", "3,3,2,1,0", "6,2,0,3,1", "8,1,3,0,2"})
    void photosStandUpright(int orientation, int topLeft, int topRight, int bottomLeft, int bottomRight)
            throws Exception {
        byte[] jpeg = TestPictures.encode(TestPictures.corners(960, 640, BufferedImage.TYPE_INT_RGB), "jpg");
        Map<Integer, byte[]> files =
                thumbnails(TestPictures.withOrientation(jpeg, orientation, ByteOrder.LITTLE_ENDIAN));
        BufferedImage small = read(files, 320);
        int right = small.getWidth() - 20;
        int bottom = small.getHeight() - 20;
        assertThat(small.getWidth()).isEqualTo(orientation < 5 ? 320 : 213);
        assertThat(colour(small, 20, 20)).isEqualTo(topLeft);
        assertThat(colour(small, right, 20)).isEqualTo(topRight);
        assertThat(colour(small, 20, bottom)).isEqualTo(bottomLeft);
        assertThat(colour(small, right, bottom)).isEqualTo(bottomRight);
        assertThat(new String(files.get(320), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void theBusiestPictureFits() throws Exception {
        BufferedImage noise = new BufferedImage(1400, 1400, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int y = 0; y < 1400; y++) {
            for (int x = 0; x < 1400; x++) {
                noise.setRGB(x, y, random.nextInt(2) == 0 ? 0xffffff : random.nextInt(0x1000000));
            }
        }
        Map<Integer, byte[]> files = thumbnails(TestPictures.encode(noise, "png"));
        assertThat(files.get(320)).hasSizeLessThanOrEqualTo(25_000);
        assertThat(files.get(160)).hasSizeLessThanOrEqualTo(8_000);
    }

    private Map<Integer, byte[]> thumbnails(byte[] file) throws ImageException {
        try (DecodedImage image = decoder.decode(file)) {
            return Thumbnails.of(image);
        }
    }

    private static BufferedImage read(Map<Integer, byte[]> files, int size) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(files.get(size)));
    }

    private static int colour(BufferedImage image, int x, int y) {
        Color seen = new Color(image.getRGB(x, y));
        for (int i = 0; i < TestPictures.CORNERS.size(); i++) {
            Color corner = TestPictures.CORNERS.get(i);
            if (Math.abs(seen.getRed() - corner.getRed()) < 60
                    && Math.abs(seen.getGreen() - corner.getGreen()) < 60
                    && Math.abs(seen.getBlue() - corner.getBlue()) < 60) {
                return i;
            }
        }
        throw new AssertionError("no corner has the colour " + seen);
    }
}
