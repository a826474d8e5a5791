package io.autotag.ops;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** JPEG files, all different, one in a hundred of them broken in one of five ways. */
final class TestPhotos {

    /** Every so many files are broken. */
    static final int ONE_IN = 100;

    private static final int PICTURES = 40;

    private TestPhotos() {}

    /** Writes so many files into the folder. */
    static void write(Path folder, int count) throws IOException {
        write(folder, count, "photo");
    }

    /** The same pictures in files that differ from those of another word, but for the broken ones. */
    static void write(Path folder, int count, String word) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int number = 0; number < PICTURES; number++) {
            pictures.add(picture(new Random(number)));
        }
        for (int number = 0; number < count; number++) {
            byte[] whole = named(pictures.get(number % PICTURES), word + " " + number);
            byte[] content = number % ONE_IN == 0 ? broken(whole, number / ONE_IN) : whole;
            Files.write(folder.resolve(String.format(Locale.ROOT, "%04d.jpg", number)), content);
        }
    }

    private static byte[] picture(Random random) throws IOException {
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int shape = 0; shape < 60; shape++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(random.nextInt(800), random.nextInt(600), random.nextInt(300), random.nextInt(300));
        }
        graphics.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", file);
        return file.toByteArray();
    }

    /** The same picture in a file of its own: with a comment behind the first marker. */
    private static byte[] named(byte[] jpeg, String comment) {
        byte[] text = comment.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(jpeg.length + text.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xfffe)
                .putShort((short) (text.length + 2))
                .put(text)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] broken(byte[] whole, int way) {
        return switch (way % 5) {
            case 0 -> Arrays.copyOf(whole, whole.length / 2);
            case 1 -> Arrays.copyOf(whole, 60);
            case 2 -> ("Shopping list " + way).getBytes(StandardCharsets.UTF_8);
            case 3 -> Arrays.copyOf(("zeros " + way).getBytes(StandardCharsets.UTF_8), 4_096);
            default -> claimingToBeHuge(whole);
        };
    }

    /** The header says 65,500 × 65,500 pixels. */
    private static byte[] claimingToBeHuge(byte[] whole) {
        byte[] bomb = whole.clone();
        ByteBuffer file = ByteBuffer.wrap(bomb);
        for (int at = 2; at < bomb.length - 9; at += 2 + (file.getShort(at + 2) & 0xffff)) {
            if ((bomb[at + 1] & 0xff) == 0xc0) {
                file.putShort(at + 5, (short) 65_500).putShort(at + 7, (short) 65_500);
                return bomb;
            }
        }
        throw new IllegalStateException("a JPEG file has a frame header");
    }
}
