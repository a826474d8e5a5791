package io.autotag.ops.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The two files that every real folder has: a photo whose copy broke off, and something that is no photo. */
final class BrokenPhotos {

    static final String TRUNCATED = "truncated.jpg";
    static final String NOT_AN_IMAGE = "notes.jpg";
    static final List<String> NAMES = List.of(NOT_AN_IMAGE, TRUNCATED);

    private static final String WHOLE = "yellow-car.jpg";
    private static final String NOTES = "Monday: ask Ada for the real photo, this is only my shopping list.\n";

    private BrokenPhotos() {}

    /** Makes both in the folder, the truncated one out of a photo that is there. */
    static void make(Path photos) throws IOException {
        byte[] whole = Files.readAllBytes(photos.resolve(WHOLE));
        Files.write(photos.resolve(TRUNCATED), Arrays.copyOf(whole, whole.length / 3));
        Files.write(photos.resolve(NOT_AN_IMAGE), NOTES.getBytes(StandardCharsets.UTF_8));
    }
}
