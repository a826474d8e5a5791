package io.autotag.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.autotag.blob.BlobException;
import io.autotag.blob.BlobStore;
import io.autotag.export.ExportFormat;
import io.autotag.store.ExportAttempt;
import io.autotag.store.ExportCounts;
import io.autotag.store.ExportOrder;
import io.autotag.store.ExportedItem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/**
 * The zip of an export: its items in the order in which they are added, what the format has besides, and {@code
 * export.json}, which says what it is. Not thread-safe.
 */
public final class ExportArchive implements Closeable {

    private final ExportAttempt attempt;
    private final ExportOrder order;
    private final BlobStore pictures;
    private final ZipWriter zip;
    private final FormatWriter format;
    private final ItemPaths paths;
    private long done;
    private long annotations;
    private long suggestions;
    private long missing;

    private ExportArchive(ExportAttempt attempt, BlobStore pictures, ZipWriter zip) throws IOException {
        this.attempt = attempt;
        this.order = attempt.export().order();
        this.pictures = pictures;
        this.zip = zip;
        this.format = writer(attempt, zip);
        boolean byStem = order.format() == ExportFormat.YOLO || order.format() == ExportFormat.VOC;
        this.paths = new ItemPaths(byStem, attempt.severalDatasets());
    }

    /**
     * Begins the zip.
     *
     * @param pictures where those are that go into it
     * @param out stays open
     */
    public static ExportArchive to(OutputStream out, ExportAttempt attempt, BlobStore pictures) throws IOException {
        return new ExportArchive(attempt, pictures, ZipWriter.to(out));
    }

    private static FormatWriter writer(ExportAttempt attempt, ZipWriter zip) throws IOException {
        return switch (attempt.export().order().format()) {
            case COCO -> new CocoWriter(attempt, zip);
            case YOLO -> new YoloWriter(attempt, zip);
            case VOC -> new VocWriter(attempt, zip);
            case JSONL -> new JsonlWriter(attempt, zip);
        };
    }

    /** Adds an item, with its picture where that is wanted and there. */
    public void add(ExportedItem item) throws IOException {
        String path = paths.of(item);
        List<Mark> marks = Mark.of(item, order.content());
        boolean whole = format.add(item, path, marks);
        if (order.images()) {
            whole &= picture(item, path);
        }
        done++;
        missing += whole ? 0 : 1;
        count(item, marks);
    }

    /** Its own lines hold every suggestion, the other formats those that hold. */
    private void count(ExportedItem item, List<Mark> marks) {
        long said = marks.stream().filter(Mark::isSuggested).count();
        annotations += marks.size() - said;
        suggestions += order.format() == ExportFormat.JSONL ? item.suggestions().size() : said;
    }

    /** Nothing is written of a picture that does not open: what is read in place opens only when it is all there. */
    private boolean picture(ExportedItem item, String path) throws IOException {
        try (InputStream bytes = pictures.open(item.item().blobSha256());
                OutputStream out = zip.picture(format.pictureFolder() + path)) {
            bytes.transferTo(out);
            return true;
        } catch (BlobException failure) {
            if (failure.isMissing()) {
                return false;
            }
            throw failure;
        }
    }

    /** What has been written so far. */
    public ExportCounts counts() {
        return new ExportCounts(attempt.export().counts().items(), done, annotations, suggestions, missing);
    }

    /** Ends the zip. */
    public void finish() throws IOException {
        format.finish();
        try (OutputStream out = zip.text("export.json");
                JsonGenerator json = JsonWriting.to(out, "").useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("uid", attempt.export().uid());
            json.writeStringField("name", order.name());
            json.writeStringField("format", word(order.format()));
            json.writeStringField("content", word(order.content()));
            json.writeBooleanField("images", order.images());
            json.writeStringField("project", attempt.project().uid());
            json.writeStringField("project_name", attempt.project().name());
            json.writeStringField("query", order.query());
            JsonWriting.time(json, "created_at", attempt.export().createdAt());
            json.writeNumberField("items", done);
            json.writeNumberField("annotations", annotations);
            json.writeNumberField("suggestions", suggestions);
            json.writeNumberField("missing", missing);
            json.writeEndObject();
        }
        zip.finish();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        try (zip;
                format) {
            return;
        }
    }
}
