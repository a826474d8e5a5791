package io.autotag.api.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.autotag.store.Dataset;
import io.autotag.store.Item;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows items, with addresses as the caller sees them. */
public final class ItemViews {

    private final ImageUrls images;
    private final ThumbnailUrls thumbnails;
    private final ObjectReader metadata;

    public ItemViews(ImageUrls images, ThumbnailUrls thumbnails, ObjectMapper json) {
        this.images = images;
        this.thumbnails = thumbnails;
        this.metadata = json.readerFor(new TypeReference<Map<String, Object>>() {});
    }

    public ItemView of(UriInfo uri, Item item, Dataset dataset) {
        return of(images.root(uri), item, dataset);
    }

    private ItemView of(String root, Item item, Dataset dataset) {
        return ItemView.of(item, dataset, images.of(root, item), thumbnails.template(root, item), metadata(item));
    }

    /** Shows items of several datasets, which must all be given. */
    public Function<Item, ItemView> of(UriInfo uri, List<Dataset> datasets) {
        String root = images.root(uri);
        Map<Long, Dataset> byId = datasets.stream().collect(Collectors.toMap(Dataset::id, dataset -> dataset));
        return item -> {
            Dataset dataset = byId.get(item.datasetId());
            if (dataset == null) {
                throw new IllegalStateException("the dataset of item " + item.uid() + " was not read");
            }
            return of(root, item, dataset);
        };
    }

    private Map<String, Object> metadata(Item item) {
        Map<String, Object> metadata = new TreeMap<>(stored(item));
        metadata.put("format", item.contentType().replace("image/", ""));
        if (item.width() != null && item.height() != null) {
            metadata.put("width", item.width());
            metadata.put("height", item.height());
        }
        return metadata;
    }

    private Map<String, Object> stored(Item item) {
        try {
            return metadata.readValue(item.metadata());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the metadata of item " + item.uid() + " are no JSON", e);
        }
    }
}
