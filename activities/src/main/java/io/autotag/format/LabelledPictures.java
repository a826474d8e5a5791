package io.autotag.format;

import io.autotag.store.ExportedItem;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The list of pictures that have a file of labels, for formats in which a picture without one would be taken for empty. A
 * picture has one where there is something to say of it, and where a person said that there is nothing.
 */
final class LabelledPictures implements Closeable {

    private final Spill lines = Spill.create();

    LabelledPictures() throws IOException {}

    static boolean isLabelled(ExportedItem item, List<Mark> marks) {
        return item.isReviewed() || !marks.isEmpty();
    }

    void add(String line) throws IOException {
        lines.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void writeTo(OutputStream out) throws IOException {
        lines.copyTo(out);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
