package io.autotag.groundtruth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of an image, a category or an annotation; what is missing, or is no such value, is null.
 *
 * @param key the item's key, which our own exports say in a field of theirs
 * @param review how far people had got with the picture when it was exported
 * @param hasBox whether a bbox was written, well or not
 * @param isSuggested whether it is what a model says, as our own exports mark it
 */
record CocoObject(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String fileName,
        @Nullable String key,
        @Nullable String review,
        CocoNumber imageId,
        CocoNumber categoryId,
        @Nullable Rectangle box,
        boolean hasBox,
        boolean isCrowd,
        boolean isSuggested) {

    /** What an image is called: by the key where there is one, as the name of a file may differ from it. */
    @Nullable
    String picture() {
        return key == null ? fileName : key;
    }

    /** Whether all that is on an image is in the file. */
    boolean isKnown() {
        return OwnExport.isKnown(review);
    }

    /** Reads the value at which the parser stands, whatever it is. */
    static CocoObject read(JsonParser json) throws IOException {
        Draft draft = new Draft();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return draft.done();
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            draft.take(name, json);
        }
        return draft.done();
    }

    private static final class Draft {

        private @Nullable Long id;
        private @Nullable String name;
        private @Nullable String fileName;
        private @Nullable String key;
        private @Nullable String review;
        private CocoNumber imageId = CocoNumber.MISSING;
        private CocoNumber categoryId = CocoNumber.MISSING;
        private @Nullable Rectangle box;
        private boolean hasBox;
        private boolean isCrowd;
        private boolean isSuggested;

        void take(String field, JsonParser json) throws IOException {
            switch (field) {
                case "id" -> id = number(json);
                case "name" -> name = text(json);
                case "file_name" -> fileName = text(json);
                case "autotag_key" -> key = text(json);
                case "autotag_review" -> review = text(json);
                case "image_id" -> imageId = CocoNumber.read(json);
                case "category_id" -> categoryId = CocoNumber.read(json);
                case "iscrowd" -> isCrowd = Long.valueOf(1).equals(number(json));
                case "autotag" -> isSuggested = isSuggested(json);
                case "bbox" -> {
                    hasBox = json.currentToken() != JsonToken.VALUE_NULL;
                    box = four(json);
                }
                default -> json.skipChildren();
            }
        }

        CocoObject done() {
            return new CocoObject(
                    id, name, fileName, key, review, imageId, categoryId, box, hasBox, isCrowd, isSuggested);
        }

        private static @Nullable Long number(JsonParser json) throws IOException {
            return CocoNumber.read(json).value();
        }

        private static @Nullable String text(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                return json.getText();
            }
            json.skipChildren();
            return null;
        }

        private static boolean isSuggested(JsonParser json) throws IOException {
            boolean found = false;
            if (json.currentToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    boolean source = json.currentName().equals("source");
                    json.nextToken();
                    found |= source && OwnExport.isSuggested(text(json));
                    json.skipChildren();
                }
            }
            return found;
        }

        private static @Nullable Rectangle four(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                json.skipChildren();
                return null;
            }
            double[] numbers = new double[4];
            int count = 0;
            boolean good = true;
            while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
                good = good && count < numbers.length && json.currentToken().isNumeric();
                if (good) {
                    numbers[count] = json.getDoubleValue();
                }
                count++;
                json.skipChildren();
            }
            return good && count == numbers.length
                    ? new Rectangle(numbers[0], numbers[1], numbers[2], numbers[3])
                    : null;
        }
    }
}
