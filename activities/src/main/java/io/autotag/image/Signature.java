package io.autotag.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Tells from the first bytes what a file is, also where it is nothing that can be read: people want to know. */
final class Signature {

    private static final int LOOKED_AT = 512;

    private record Known(String name, int at, String bytes) {
        boolean fits(String start) {
            return start.startsWith(bytes, at);
        }
    }

    /** What people upload by mistake, or from a telephone; Latin-1. */
    private static final List<Known> FOREIGN = List.of(
            new Known("a HEIC picture", 4, "ftyphei"),
            new Known("a HEIC picture", 4, "ftypmif"),
            new Known("a HEIC picture", 4, "ftyphev"),
            new Known("an AVIF picture", 4, "ftypavi"),
            new Known("a raw camera picture", 4, "ftypcrx"),
            new Known("a video", 4, "ftyp"),
            new Known("a JPEG 2000 picture", 4, "jP  "),
            new Known("a JPEG 2000 picture", 0, "\u00FFO\u00FFQ"),
            new Known("a JPEG XL picture", 0, "\u00FF\n"),
            new Known("a JPEG XL picture", 4, "JXL "),
            new Known("a large (64-bit) TIFF picture", 0, "II+\0"),
            new Known("a large (64-bit) TIFF picture", 0, "MM\0+"),
            new Known("a Photoshop file", 0, "8BPS"),
            new Known("a PDF document", 0, "%PDF"),
            new Known("a ZIP archive", 0, "PK\u0003\u0004"),
            new Known("a compressed archive", 0, "\u001F\u008B"),
            new Known("an icon file", 0, "\0\0\u0001\0"));

    private Signature() {}

    static ImageFormat formatOf(ByteBuffer file) throws ImageException {
        String start = start(file);
        if (start.isEmpty()) {
            throw ImageException.unreadable("The file is empty.");
        }
        if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return ImageFormat.JPEG;
        }
        if (start.startsWith("\u0089PNG\r\n\u001A\n")) {
            return ImageFormat.PNG;
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return ImageFormat.WEBP;
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return ImageFormat.GIF;
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return ImageFormat.TIFF;
        }
        if (start.startsWith("BM") && !isText(start)) {
            return ImageFormat.BMP;
        }
        throw ImageException.unsupported(
                "The file is " + describe(start) + ". Pictures are read as JPEG, PNG, WebP, BMP, GIF and TIFF.");
    }

    private static String start(ByteBuffer file) {
        byte[] start = new byte[Math.min(LOOKED_AT, file.remaining())];
        file.get(file.position(), start);
        return new String(start, StandardCharsets.ISO_8859_1);
    }

    private static String describe(String start) {
        for (Known known : FOREIGN) {
            if (known.fits(start)) {
                return known.name();
            }
        }
        if (start.chars().allMatch(c -> c == 0)) {
            return "not a picture: it begins with nothing but zeros";
        }
        if (!isText(start)) {
            return "not a picture of a known kind";
        }
        String lower = start.strip().toLowerCase(Locale.ROOT);
        if (lower.contains("<svg")) {
            return "an SVG drawing";
        }
        return lower.startsWith("<!doctype html") || lower.startsWith("<html")
                ? "a web page and not a picture"
                : "text and not a picture";
    }

    private static boolean isText(String start) {
        return start.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f');
    }
}
