package io.autotag.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.autotag.mask.Mask;
import io.autotag.store.Box;
import io.autotag.store.ExportAttempt;
import io.autotag.store.ExportedItem;
import io.autotag.store.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** COCO's one file, with extensions that say what COCO cannot. */
final class CocoWriter implements FormatWriter {

    private static final String BETWEEN = ",\n";

    private final ExportAttempt attempt;
    private final ZipWriter zip;
    private final Categories categories;
    private final Spill images = Spill.create();
    private final Spill annotations = Spill.create();
    private final JsonGenerator imageJson = JsonWriting.to(images.out(), BETWEEN);
    private final JsonGenerator annotationJson = JsonWriting.to(annotations.out(), BETWEEN);
    private long imageCount;
    private long annotationCount;

    CocoWriter(ExportAttempt attempt, ZipWriter zip) throws IOException {
        this.attempt = attempt;
        this.zip = zip;
        this.categories = new Categories(attempt.labels());
    }

    @Override
    public String pictureFolder() {
        return "images/";
    }

    @Override
    public boolean add(ExportedItem item, String path, List<Mark> marks) throws IOException {
        imageCount++;
        image(item, path, marks);
        boolean complete = true;
        for (Mark mark : marks) {
            if (mark.box() != null) {
                Optional<Mask> mask = mask(mark, item.item());
                annotation(mark, mark.box(), mask);
                complete &= mark.mask() == null || mask.isPresent();
            }
        }
        return complete;
    }

    /** Over the whole picture, as COCO has them; empty where there is none, or where nobody knows the picture's size. */
    private static Optional<Mask> mask(Mark mark, Item picture) {
        Mask mask = mark.mask();
        Integer width = picture.width();
        Integer height = picture.height();
        return mask == null || width == null || height == null
                ? Optional.empty()
                : Optional.of(mask.over(width, height));
    }

    private void image(ExportedItem item, String path, List<Mark> marks) throws IOException {
        Integer width = item.item().width();
        Integer height = item.item().height();
        JsonGenerator json = imageJson;
        json.writeStartObject();
        json.writeNumberField("id", imageCount);
        json.writeStringField("file_name", path);
        json.writeNumberField("width", width == null ? 0 : width);
        json.writeNumberField("height", height == null ? 0 : height);
        json.writeStringField("autotag_item", item.item().uid());
        json.writeStringField("autotag_key", item.item().key());
        json.writeStringField("autotag_review", item.state().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("autotag_empty", item.isReviewedAndEmpty());
        json.writeArrayFieldStart("autotag_tags");
        for (Mark mark : marks) {
            if (mark.box() == null) {
                tag(mark);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tag(Mark mark) throws IOException {
        JsonGenerator json = imageJson;
        json.writeStartObject();
        json.writeNumberField("category_id", categories.numberOf(mark.label()) + 1);
        json.writeStringField("name", mark.label());
        said(json, mark);
        json.writeEndObject();
    }

    private void annotation(Mark mark, Box box, Optional<Mask> mask) throws IOException {
        JsonGenerator json = annotationJson;
        json.writeStartObject();
        json.writeNumberField("id", ++annotationCount);
        json.writeNumberField("image_id", imageCount);
        json.writeNumberField("category_id", categories.numberOf(mark.label()) + 1);
        JsonWriting.box(json, "bbox", box);
        if (mask.isPresent()) {
            json.writeNumberField("area", mask.get().area());
        } else {
            json.writeNumberField("area", box.w() * box.h());
        }
        json.writeNumberField("iscrowd", mark.crowd() ? 1 : 0);
        segmentation(mask);
        said(json, mark);
        json.writeEndObject();
    }

    private void segmentation(Optional<Mask> mask) throws IOException {
        if (mask.isPresent()) {
            annotationJson.writeFieldName("segmentation");
            JsonWriting.counted(annotationJson, mask.get());
        } else {
            annotationJson.writeArrayFieldStart("segmentation");
            annotationJson.writeEndArray();
        }
    }

    /** A score of its own belongs to what a model says; what a person confirmed has it among its origins. */
    private static void said(JsonGenerator json, Mark mark) throws IOException {
        if (mark.isSuggested()) {
            JsonWriting.number(json, "score", mark.score());
        }
        JsonWriting.raw(json, "attributes", mark.attributes());
        json.writeObjectFieldStart("autotag");
        json.writeStringField("uid", mark.uid());
        json.writeStringField("source", mark.source());
        JsonWriting.number(json, "confidence", mark.confidence());
        JsonWriting.number(json, "score", mark.score());
        JsonWriting.origin(json, mark.origin());
        json.writeEndObject();
    }

    @Override
    public void finish() throws IOException {
        imageJson.close();
        annotationJson.close();
        try (OutputStream out = zip.text("annotations.json")) {
            head(out);
            write(out, "\"images\":[\n");
            images.copyTo(out);
            write(out, "\n],\n\"annotations\":[\n");
            annotations.copyTo(out);
            write(out, "\n]}\n");
        }
    }

    private void head(OutputStream out) throws IOException {
        write(out, "{\"info\":");
        try (JsonGenerator json = JsonWriting.to(out, "")) {
            json.writeStartObject();
            json.writeStringField("description", attempt.export().order().name());
            json.writeStringField("contributor", attempt.project().name());
            JsonWriting.time(json, "date_created", attempt.export().createdAt());
            json.writeEndObject();
        }
        write(out, ",\n\"licenses\":[],\n\"categories\":");
        try (JsonGenerator json = JsonWriting.to(out, "")) {
            json.writeStartArray();
            int number = 0;
            for (String label : categories.labels()) {
                json.writeStartObject();
                json.writeNumberField("id", ++number);
                json.writeStringField("name", label);
                json.writeStringField("supercategory", "");
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        write(out, ",\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        try (images;
                annotations) {
            return;
        }
    }
}
