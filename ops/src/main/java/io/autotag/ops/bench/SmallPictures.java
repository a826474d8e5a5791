package io.autotag.ops.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Pictures so small that decoding them is next to nothing; all different, the same for every run. */
final class SmallPictures {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final int SHAPES = 6;

    private SmallPictures() {}

    /** A folder in that one with so many JPEG files. */
    static Path paint(Path folder, String name, int count) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name));
        for (int n = 0; n < count; n++) {
            Path file = target.resolve(String.format(Locale.ROOT, "%06d.jpg", n));
            if (!ImageIO.write(picture(new SplittableRandom(n)), "jpg", file.toFile())) {
                throw new IOException("This Java cannot write JPEG files.");
            }
        }
        return target;
    }

    private static BufferedImage picture(SplittableRandom random) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            for (int shape = 0; shape < SHAPES; shape++) {
                graphics.setColor(new Color(random.nextInt(1 << 24)));
                graphics.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), 60, 60);
            }
        } finally {
            graphics.dispose();
        }
        return picture;
    }
}
