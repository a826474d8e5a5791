package io.autotag.store;

import io.autotag.export.ExportContent;
import io.autotag.export.ExportFormat;
import java.util.List;

/**
 * What is asked of an export. Its items are those of the project that are meant by the query, and lie in one of the
 * datasets and in one of the slices, as far as these are named.
 *
 * @param images whether the pictures themselves are wanted
 * @param query empty for every item
 * @param datasetUids empty for all datasets of the project
 * @param sliceUids empty where it does not matter
 */
public record ExportOrder(
        String name,
        ExportFormat format,
        ExportContent content,
        boolean images,
        String query,
        List<String> datasetUids,
        List<String> sliceUids) {

    public ExportOrder {
        if (name.isBlank()) {
            throw StoreException.invalid("An export needs a name.");
        }
        datasetUids = List.copyOf(datasetUids);
        sliceUids = List.copyOf(sliceUids);
    }
}
