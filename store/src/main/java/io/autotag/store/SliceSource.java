package io.autotag.store;

import java.util.List;

/**
 * Where items of a slice come from; made by {@link #wholeDataset} or {@link #someItems}.
 *
 * @param datasetUid a dataset of the organisation
 * @param whole all of its items; then itemUids is empty
 * @param itemUids these items of it
 */
public record SliceSource(String datasetUid, boolean whole, List<String> itemUids) {

    public SliceSource {
        itemUids = List.copyOf(itemUids);
        if (whole != itemUids.isEmpty()) {
            throw StoreException.invalid("A slice takes a whole dataset or at least one item of it.");
        }
    }

    public static SliceSource wholeDataset(String datasetUid) {
        return new SliceSource(datasetUid, true, List.of());
    }

    public static SliceSource someItems(String datasetUid, List<String> itemUids) {
        return new SliceSource(datasetUid, false, itemUids);
    }
}
