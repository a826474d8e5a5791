package io.autotag.groundtruth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * COCO's JSON, streamed twice: images and categories first, since the annotations may stand before them. Masks are passed
 * over; only boxes count.
 */
final class CocoReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final TruthSink sink;
    private final Map<Long, String> images = new HashMap<>();
    private final Map<Long, String> categories = new HashMap<>();

    CocoReader(Path file, TruthSink sink) {
        this.file = file;
        this.sink = sink;
    }

    void read() throws IOException {
        each(Map.of("images", this::image, "categories", this::category));
        if (images.isEmpty()) {
            throw new TruthFileException("The file has no \"images\": is it a COCO file of annotations?");
        }
        each(Map.of("annotations", this::annotation));
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
        if (image.id() == null || image.fileName() == null) {
            sink.rejected(place, "An image needs an id and a file_name.");
        } else {
            images.put(image.id(), image.fileName());
            sink.picture(place, image.fileName());
        }
    }

    private void category(String place, CocoObject category) {
        if (category.id() == null || category.name() == null) {
            sink.rejected(place, "A category needs an id and a name.");
        } else {
            categories.put(category.id(), category.name());
        }
    }

    private void annotation(String place, CocoObject annotation) {
        String picture = annotation.imageId() == null ? null : images.get(annotation.imageId());
        String label = annotation.categoryId() == null ? null : categories.get(annotation.categoryId());
        Rectangle box = annotation.box();
        if (picture == null) {
            sink.rejected(place, "The image_id " + annotation.imageId() + " is none of the images.");
        } else if (label == null) {
            sink.rejected(place, "The category_id " + annotation.categoryId() + " is none of the categories.");
        } else if (annotation.hasBox() && box == null) {
            sink.rejected(place, "A bbox has four numbers: x, y, width and height.");
        } else {
            sink.record(new TruthRecord(place, picture, label, box, false, annotation.isCrowd()));
        }
    }

    /** What becomes of one object of a list. */
    @FunctionalInterface
    private interface Handler {

        void object(String place, CocoObject object);
    }
}
