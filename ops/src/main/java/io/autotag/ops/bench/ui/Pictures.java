package io.autotag.ops.bench.ui;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Pictures as large as photos, of random shapes; the same for every run. */
final class Pictures {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int SHAPES = 120;

    private Pictures() {}

    /** Writes so many JPEG files into the folder. */
    static void paint(Path folder, int count) throws IOException {
        for (int n = 0; n < count; n++) {
            Path file = folder.resolve("picture-%03d.jpg".formatted(n));
            if (!ImageIO.write(picture(new SplittableRandom(n)), "jpg", file.toFile())) {
                throw new IOException("This Java cannot write JPEG files.");
            }
        }
    }

    private static BufferedImage picture(SplittableRandom random) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            for (int shape = 0; shape < SHAPES; shape++) {
                graphics.setColor(new Color(random.nextInt(1 << 24)));
                int size = 40 + random.nextInt(400);
                graphics.fillOval(random.nextInt(WIDTH) - size / 2, random.nextInt(HEIGHT) - size / 2, size, size);
            }
        } finally {
            graphics.dispose();
        }
        return picture;
    }

    /** A folder of its own for the files. */
    static Path folder() throws IOException {
        return Files.createTempDirectory("autotag-bench");
    }
}
