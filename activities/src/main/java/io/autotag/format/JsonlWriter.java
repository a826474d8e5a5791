package io.autotag.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.autotag.export.ExportContent;
import io.autotag.mask.Mask;
import io.autotag.store.Box;
import io.autotag.store.ExportAttempt;
import io.autotag.store.ExportedAnnotation;
import io.autotag.store.ExportedItem;
import io.autotag.store.ExportedSuggestion;
import io.autotag.store.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Autotag's own lines: one JSON object an item with all that is known of it. */
final class JsonlWriter implements FormatWriter {

    private final ZipWriter zip;
    private final ExportContent content;
    private final boolean images;
    private final Spill lines = Spill.create();
    private final JsonGenerator json = JsonWriting.to(lines.out(), "\n");
    private boolean empty = true;

    JsonlWriter(ExportAttempt attempt, ZipWriter zip) throws IOException {
        this.zip = zip;
        this.content = attempt.export().order().content();
        this.images = attempt.export().order().images();
    }

    @Override
    public String pictureFolder() {
        return "images/";
    }

    @Override
    public boolean add(ExportedItem item, String path, List<Mark> marks) throws IOException {
        empty = false;
        json.writeStartObject();
        picture(item, item.item());
        if (images) {
            json.writeStringField("file", pictureFolder() + path);
        }
        review(item);
        if (content.hasAnnotations()) {
            json.writeArrayFieldStart("annotations");
            for (ExportedAnnotation annotation : item.annotations()) {
                annotation(annotation);
            }
            json.writeEndArray();
        }
        if (content.hasSuggestions()) {
            json.writeArrayFieldStart("suggestions");
            for (ExportedSuggestion suggestion : item.suggestions()) {
                suggestion(suggestion);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        return true;
    }

    private void picture(ExportedItem item, Item picture) throws IOException {
        json.writeStringField("item", picture.uid());
        json.writeStringField("key", picture.key());
        json.writeObjectFieldStart("dataset");
        json.writeStringField("uid", item.datasetUid());
        json.writeStringField("owner_name", item.datasetOwner());
        json.writeStringField("slug", item.datasetSlug());
        json.writeEndObject();
        json.writeStringField("sha256", picture.blobSha256());
        json.writeStringField("content_type", picture.contentType());
        json.writeNumberField("bytes", picture.bytes());
        if (picture.width() != null && picture.height() != null) {
            json.writeNumberField("width", picture.width());
            json.writeNumberField("height", picture.height());
        }
        JsonWriting.raw(json, "metadata", picture.metadata());
        JsonWriting.time(json, "created_at", picture.createdAt());
    }

    private void review(ExportedItem item) throws IOException {
        json.writeObjectFieldStart("review");
        json.writeStringField("state", item.state().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("empty", item.isReviewedAndEmpty());
        JsonWriting.text(json, "reviewer", item.reviewer());
        if (item.isReviewed()) {
            JsonWriting.time(json, "reviewed_at", item.reviewedAt());
        }
        json.writeEndObject();
    }

    private void annotation(ExportedAnnotation annotation) throws IOException {
        json.writeStartObject();
        json.writeStringField("uid", annotation.uid());
        json.writeStringField("label", annotation.label());
        place(annotation.box(), annotation.mask());
        if (annotation.crowd()) {
            json.writeBooleanField("crowd", true);
        }
        JsonWriting.raw(json, "attributes", annotation.attributes());
        json.writeStringField("source", annotation.source().name().toLowerCase(Locale.ROOT));
        JsonWriting.text(json, "prediction", annotation.prediction());
        JsonWriting.number(json, "confidence", annotation.confidence());
        JsonWriting.number(json, "score", annotation.score());
        JsonWriting.origin(json, annotation.origin());
        JsonWriting.text(json, "created_by", annotation.createdBy());
        JsonWriting.time(json, "created_at", annotation.createdAt());
        JsonWriting.text(json, "updated_by", annotation.updatedBy());
        JsonWriting.time(json, "updated_at", annotation.updatedAt());
        json.writeEndObject();
    }

    private void suggestion(ExportedSuggestion suggestion) throws IOException {
        json.writeStartObject();
        json.writeStringField("uid", suggestion.uid());
        json.writeStringField("label", suggestion.label());
        json.writeStringField("model_label", suggestion.modelLabel());
        place(suggestion.box(), suggestion.mask());
        json.writeNumberField("confidence", suggestion.confidence());
        json.writeNumberField("score", suggestion.score());
        json.writeStringField("status", suggestion.status().name().toLowerCase(Locale.ROOT));
        JsonWriting.origin(json, suggestion.origin());
        json.writeEndObject();
    }

    private void place(@Nullable Box box, @Nullable Mask mask) throws IOException {
        json.writeStringField("level", box == null ? "image" : "object");
        if (box != null) {
            JsonWriting.box(json, "bbox", box);
        }
        JsonWriting.mask(json, "mask", mask);
    }

    @Override
    public void finish() throws IOException {
        json.close();
        try (OutputStream out = zip.text("items.jsonl")) {
            lines.copyTo(out);
            if (!empty) {
                out.write('\n');
            }
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
