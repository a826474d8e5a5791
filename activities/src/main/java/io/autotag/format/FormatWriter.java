package io.autotag.format;

import io.autotag.store.ExportedItem;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes the items of an export in one format into its zip, one after the other. */
interface FormatWriter extends Closeable {

    /** The folder of the pictures, as the format has it; ends with a slash. */
    String pictureFolder();

    /**
     * Writes an item.
     *
     * @param path of its picture below the folder
     * @param marks what there is to say of it
     * @return false when something could not be said for want of the picture's size
     */
    boolean add(ExportedItem item, String path, List<Mark> marks) throws IOException;

    /** Writes what comes behind the items. */
    void finish() throws IOException;
}
