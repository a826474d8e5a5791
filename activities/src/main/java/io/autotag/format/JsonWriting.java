package io.autotag.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import io.autotag.mask.Mask;
import io.autotag.store.Box;
import io.autotag.store.ExportedOrigin;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parts of JSON that several formats have. */
final class JsonWriting {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private JsonWriting() {}

    /** @param between what stands between one value and the next */
    static JsonGenerator to(OutputStream out, String between) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out);
        json.setRootValueSeparator(new SerializedString(between));
        return json;
    }

    /** x, y, width and height as an array. */
    static void box(JsonGenerator json, String name, Box box) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeNumber(box.x());
        json.writeNumber(box.y());
        json.writeNumber(box.w());
        json.writeNumber(box.h());
        json.writeEndArray();
    }

    /** Height, width and counts of a mask, as COCO and pycocotools have them. */
    static void counted(JsonGenerator json, Mask mask) throws IOException {
        json.writeStartObject();
        size(json, mask);
        json.writeEndObject();
    }

    /** A mask with its place and the size of its cells. */
    static void mask(JsonGenerator json, String name, @Nullable Mask mask) throws IOException {
        if (mask != null) {
            json.writeObjectFieldStart(name);
            json.writeNumberField("x", mask.x());
            json.writeNumberField("y", mask.y());
            json.writeNumberField("step", mask.step());
            size(json, mask);
            json.writeEndObject();
        }
    }

    private static void size(JsonGenerator json, Mask mask) throws IOException {
        json.writeArrayFieldStart("size");
        json.writeNumber(mask.height());
        json.writeNumber(mask.width());
        json.writeEndArray();
        json.writeStringField("counts", mask.counts());
    }

    static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    static void number(JsonGenerator json, String name, @Nullable Float value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    static void time(JsonGenerator json, String name, @Nullable Instant value) throws IOException {
        text(json, name, value == null ? null : value.toString());
    }

    /** @param value JSON */
    static void raw(JsonGenerator json, String name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value);
    }

    /** The fields of the model behind a prediction. */
    static void origin(JsonGenerator json, @Nullable ExportedOrigin origin) throws IOException {
        if (origin != null) {
            json.writeStringField("model", origin.model());
            json.writeNumberField("model_version", origin.version());
            json.writeStringField("model_version_uid", origin.versionUid());
            json.writeStringField("model_sha256", origin.modelSha256());
            json.writeStringField("training_set", origin.trainingSet());
            json.writeStringField("run", origin.run());
        }
    }
}
