package io.autotag.model;

import io.autotag.image.TestPictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Pictures of one colour, as PNG files. */
public final class PlainPicture {

    public static final Color PURPLE = new Color(204, 0, 102);

    private PlainPicture() {}

    public static byte[] of(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return TestPictures.encode(image, "png");
    }
}
