package io.autotag.ops.bench.query;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * JPEG files of random shapes; all different, the same for every run.
 *
 * @param width in pixels, at least 48, as the height
 * @param shapes on each of them
 */
public record Pictures(int width, int height, int shapes) {

    /** As large as photos. */
    public static final Pictures LARGE = new Pictures(1920, 1080, 120);

    /** So small that decoding them is next to nothing. */
    public static final Pictures SMALL = new Pictures(160, 120, 6);

    /** Writes so many files into the folder, which is made where it is not there. */
    public void paint(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int n = 0; n < count; n++) {
            Path file = folder.resolve("picture-%06d.jpg".formatted(n));
            if (!ImageIO.write(picture(new SplittableRandom(n)), "jpg", file.toFile())) {
                throw new IOException("This Java cannot write JPEG files.");
            }
        }
    }

    private BufferedImage picture(SplittableRandom random) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            for (int shape = 0; shape < shapes; shape++) {
                graphics.setColor(new Color(random.nextInt(1 << 24)));
                int size = width / 48 + random.nextInt(width * 5 / 24);
                graphics.fillOval(random.nextInt(width) - size / 2, random.nextInt(height) - size / 2, size, size);
            }
        } finally {
            graphics.dispose();
        }
        return picture;
    }
}
