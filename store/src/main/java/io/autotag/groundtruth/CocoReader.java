package io.autotag.groundtruth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * COCO's JSON, streamed twice: images and categories first, since the annotations may stand before them. The sink keeps the
 * images, of which there may be millions; annotations ask for theirs a thousand at a time. Masks are passed over; only boxes
 * count.
 */
final class CocoReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int BATCH = 1_000;

    /** More than anybody has, and what fits the memory. */
    private static final int MOST_CATEGORIES = 100_000;

    /** As long as the path of a file may be. */
    private static final int LONGEST_NAME = 4_096;

    private final Path file;
    private final TruthSink sink;
    private final Map<Long, String> categories = new HashMap<>();
    private final List<Placed> annotations = new ArrayList<>();
    private boolean hasImages;

    CocoReader(Path file, TruthSink sink) {
        this.file = file;
        this.sink = sink;
    }

    void read() throws IOException {
        each(Map.of("images", this::image, "categories", this::category));
        if (!hasImages) {
            throw new TruthFileException("The file has no \"images\": is it a COCO file of annotations?");
        }
        each(Map.of("annotations", this::annotation));
        settle();
    }

    /** Gives each object of the named lists to its handler; a file that breaks off has been read so far. */
    private void each(Map<String, Handler> handlers) throws IOException {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new TruthFileException("The file is no JSON object, as COCO's are.");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                Handler handler = handlers.get(name);
                if (json.nextToken() == JsonToken.START_ARRAY && handler != null) {
                    list(json, name, handler);
                } else {
                    json.skipChildren();
                }
            }
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            String place = at == null ? "file" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
            if (handlers.containsKey("annotations")) {
                settle();
                sink.rejected(place, "The JSON is broken here; nothing behind this place was read.");
            } else {
                throw new TruthFileException("The JSON is broken at " + place + ".");
            }
        }
    }

    private static void list(JsonParser json, String name, Handler handler) throws IOException {
        for (int n = 0; json.nextToken() != JsonToken.END_ARRAY; n++) {
            String place = name + "[" + n + "]";
            if (json.currentToken() == null) {
                return;
            }
            handler.object(place, CocoObject.read(json));
        }
    }

    private void image(String place, CocoObject image) {
        String name = image.picture();
        if (image.id() == null || name == null) {
            sink.rejected(place, "An image needs an id and a file_name.");
        } else if (name.length() > LONGEST_NAME) {
            sink.rejected(place, "A file_name has at most " + LONGEST_NAME + " characters.");
        } else if (!NameText.isOne(name)) {
            sink.rejected(place, "A file_name holds no control characters, and no halves of characters.");
        } else {
            hasImages = true;
            sink.picture(image.id(), new NamedPicture(place, name, image.isKnown()));
        }
    }

    private void category(String place, CocoObject category) {
        if (category.id() == null || category.name() == null) {
            sink.rejected(place, "A category needs an id and a name.");
        } else if (categories.putIfAbsent(category.id(), category.name()) != null) {
            sink.rejected(place + ".id", "A category before it has the id " + category.id() + " already, and counts.");
        } else if (categories.size() > MOST_CATEGORIES) {
            throw new TruthFileException("The file has more than " + MOST_CATEGORIES + " categories.");
        }
    }

    private void annotation(String place, CocoObject annotation) {
        annotations.add(new Placed(place, annotation));
        if (annotations.size() >= BATCH) {
            settle();
        }
    }

    /** Hands on the annotations that wait for the names of their images. */
    private void settle() {
        Set<Long> numbers = annotations.stream()
                .map(waiting -> waiting.object().imageId().value())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<Long, String> images = sink.names(numbers);
        annotations.forEach(waiting -> settle(waiting.place(), waiting.object(), images));
        annotations.clear();
    }

    private void settle(String place, CocoObject annotation, Map<Long, String> images) {
        String picture = named(annotation.imageId(), images);
        String label = named(annotation.categoryId(), categories);
        Rectangle box = annotation.box();
        if (picture == null) {
            sink.rejected(place, annotation.imageId().refusal("image_id", "images"));
        } else if (label == null) {
            sink.rejected(place, annotation.categoryId().refusal("category_id", "categories"));
        } else if (annotation.isSuggested()) {
            sink.rejected(place, OwnExport.NO_TRUTH);
        } else if (annotation.hasBox() && box == null) {
            sink.rejected(place, "A bbox has four numbers: x, y, width and height.");
        } else {
            sink.record(new TruthRecord(place, picture, label, box, false, annotation.isCrowd()));
        }
    }

    private static @Nullable String named(CocoNumber number, Map<Long, String> names) {
        return number.value() == null ? null : names.get(number.value());
    }

    /** An object and where it stands in the file. */
    private record Placed(String place, CocoObject object) {}

    /** What becomes of one object of a list. */
    @FunctionalInterface
    private interface Handler {

        void object(String place, CocoObject object);
    }
}
