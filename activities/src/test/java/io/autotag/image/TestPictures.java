package io.autotag.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Real files of every kind, drawn and damaged by the tests themselves. */
public final class TestPictures {

    /** The corners of {@link #corners}: top left, top right, bottom left, bottom right. */
    static final List<Color> CORNERS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW);

    private TestPictures() {}

    /** Four fields of {@link #CORNERS}. */
    public static BufferedImage corners(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 4; i++) {
            graphics.setColor(CORNERS.get(i));
            graphics.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), width - width / 2, height - height / 2);
        }
        graphics.dispose();
        return image;
    }

    /** Smooth waves of all colours, as unlike its own parts as a photo. */
    public static BufferedImage waves(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = wave(x * 0.031 + y * 0.011);
                int green = wave(x * 0.007 - y * 0.043);
                int blue = wave(x * y * 0.0003);
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    private static int wave(double phase) {
        return (int) (127.5 + 127.5 * Math.sin(phase));
    }

    /** In a format that ImageIO writes: jpg, png, bmp, gif, tiff. */
    public static byte[] encode(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("ImageIO does not write this as " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] jpeg(int width, int height) {
        return encode(waves(width, height), "jpg");
    }

    static byte[] progressiveJpeg(int width, int height) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return write(writer, new IIOImage(waves(width, height), null, null), settings);
    }

    /** As printers and Photoshop have it: four inks, inverted, with Adobe's marker. */
    static byte[] cmykJpeg(int width, int height, Color colour) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        WritableRaster inks = WritableRaster.createInterleavedRaster(0, width, height, 4, null);
        int[] pixel = {colour.getRed(), colour.getGreen(), colour.getBlue(), 255};
        for (int i = 0; i < width * height; i++) {
            inks.setPixel(i % width, i / width, pixel);
        }
        byte[] file = write(writer, new IIOImage(inks, null, null), writer.getDefaultWriteParam());
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return inserted(file, 2, adobe);
    }

    private static byte[] write(ImageWriter writer, IIOImage image, ImageWriteParam settings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, image, settings);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    /** The JPEG with an EXIF segment of this orientation. */
    static byte[] withOrientation(byte[] jpeg, int orientation, ByteOrder order) {
        byte[] exif = exif(orientation, order);
        ByteBuffer segment = ByteBuffer.allocate(10 + exif.length);
        segment.putShort((short) 0xFFE1).putShort((short) (8 + exif.length));
        segment.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put(exif);
        return inserted(jpeg, 2, segment.array());
    }

    static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer exif = ByteBuffer.allocate(26).order(order);
        exif.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.ISO_8859_1));
        exif.putShort((short) 42).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return exif.array();
    }

    /** Uncompressed and with this orientation; the pixels are those of {@link #corners} as stored. */
    static byte[] tiff(int width, int height, int orientation) {
        BufferedImage image = corners(width, height, BufferedImage.TYPE_INT_RGB);
        int[][] tags = {
            {256, 4, 1, width},
            {257, 4, 1, height},
            {258, 3, 1, 8},
            {259, 3, 1, 1},
            {262, 3, 1, 2},
            {273, 4, 1, 134},
            {274, 3, 1, orientation},
            {277, 3, 1, 3},
            {278, 4, 1, height},
            {279, 4, 1, width * height * 3}
        };
        ByteBuffer file = ByteBuffer.allocate(134 + width * height * 3).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            file.putShort((short) tag[0])
                    .putShort((short) tag[1])
                    .putInt(tag[2])
                    .putInt(tag[3]);
        }
        file.putInt(0);
        for (int i = 0; i < width * height; i++) {
            Color colour = new Color(image.getRGB(i % width, i / width));
            file.put((byte) colour.getRed()).put((byte) colour.getGreen()).put((byte) colour.getBlue());
        }
        return file.array();
    }

    /** Without losses, for ImageIO does not write this format. */
    static byte[] webp(int width, int height) {
        OpenCv.load();
        BufferedImage image = corners(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        try (Mat source = new Mat(height, width, opencv_core.CV_8UC3, new BytePointer(pixels));
                BytePointer file = new BytePointer();
                IntPointer settings = new IntPointer(opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 101)) {
            opencv_imgcodecs.imencode(".webp", source, file, settings);
            byte[] bytes = new byte[(int) file.limit()];
            file.get(bytes);
            return bytes;
        }
    }

    /** As programs write it that add to a file: how its pixels lie is said behind them, and behind so many other bytes. */
    public static byte[] webpTurnedBehind(int width, int height, int orientation, int others) {
        byte[] plain = webp(width, height);
        byte[] exif = exif(orientation, ByteOrder.LITTLE_ENDIAN);
        ByteBuffer file = ByteBuffer.allocate(plain.length + 18 + 8 + others + 8 + exif.length);
        file.order(ByteOrder.LITTLE_ENDIAN).put(plain, 0, 12).putInt(4, file.capacity() - 8);
        file.put(latin("VP8X")).putInt(10).putInt(0x08).put(u24(width - 1)).put(u24(height - 1));
        file.put(plain, 12, plain.length - 12);
        file.put(latin("MORE")).putInt(others).put(new byte[others]);
        return file.put(latin("EXIF")).putInt(exif.length).put(exif).array();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] u24(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
    }

    /** A PNG that says before or behind its pixels how they lie. */
    public static byte[] pngTurned(int width, int height, int orientation, boolean isSaidBehind) {
        byte[] png = encode(waves(width, height), "png");
        byte[] exif = pngChunk("eXIf", exif(orientation, ByteOrder.BIG_ENDIAN));
        return inserted(png, isSaidBehind ? png.length - 12 : 33, exif);
    }

    /** A PNG with only a header that claims this size, and an end. */
    public static byte[] pngClaiming(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 2);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        file.writeBytes(pngChunk("IHDR", header.array()));
        file.writeBytes(pngChunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    static byte[] pngChunk(String name, byte[] content) {
        byte[] named = name.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(named);
        sum.update(content);
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length).putInt(content.length);
        return chunk.put(named).put(content).putInt((int) sum.getValue()).array();
    }

    /** The JPEG with the size in its header changed to this claim. */
    public static byte[] jpegClaiming(int width, int height) {
        byte[] file = jpeg(16, 16);
        for (int i = 2; i < file.length - 9; i++) {
            if ((file[i] & 0xFF) == 0xFF && (file[i + 1] & 0xFF) == 0xC0) {
                ByteBuffer.wrap(file).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return file;
            }
        }
        throw new IllegalStateException("The file has no frame header");
    }

    /** The first part of a file. */
    public static byte[] cut(byte[] file, double share) {
        return Arrays.copyOf(file, (int) (file.length * share));
    }

    static byte[] inserted(byte[] file, int at, byte[] more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(file, 0, at);
        bytes.writeBytes(more);
        bytes.write(file, at, file.length - at);
        return bytes.toByteArray();
    }
}
