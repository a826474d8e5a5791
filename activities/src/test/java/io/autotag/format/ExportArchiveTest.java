package io.autotag.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.blob.DirectoryBlobStore;
import io.autotag.export.ExportContent;
import io.autotag.export.ExportFormat;
import io.autotag.export.ExportState;
import io.autotag.mask.Mask;
import io.autotag.review.ItemState;
import io.autotag.store.AnnotationSource;
import io.autotag.store.Box;
import io.autotag.store.Export;
import io.autotag.store.ExportAttempt;
import io.autotag.store.ExportCounts;
import io.autotag.store.ExportOrder;
import io.autotag.store.ExportedAnnotation;
import io.autotag.store.ExportedItem;
import io.autotag.store.Item;
import io.autotag.store.Project;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the formats make of names, boxes and sizes that are not the usual ones. */
final class ExportArchiveTest {

    private static final String NASTY = "a \"b\" <c> & \\d";
    private static final Box BOX = new Box(90, 20, 10, 10);

    /** Cells of two pixels, of which half lie over the right edge of a picture of 100. */
    private static final Mask MASK = new Mask(90, 20, 2, 5, 10, "5X15");

    private static final String WHOLE_COUNTS = "TP9:j20000000000000\\O";
    private static final int WHOLE_AREA = 80;
    private static final Instant TIME = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    private Path folder;

    private ExportCounts counts = new ExportCounts(0, 0, 0, 0, 0);

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void labelsMayHoldWhatFormatsUseThemselves(ExportFormat format) throws IOException {
        ExportedItem item = item("a.jpg", 100, mark(NASTY, new Box(1, 2, 3, 4)), mark(NASTY, null));
        Map<String, String> files = write(format, List.of(item));
        List<String> boxes = List.of(NASTY + " 1 2 3 4");
        switch (format) {
            case COCO -> assertThat(ForeignReaders.coco(files)).containsExactly(entry("a.jpg", boxes));
            case YOLO -> {
                assertThat(ForeignReaders.yolo(files, 100, 100)).containsExactly(entry("a.jpg", boxes));
                assertThat(files.get("data.yaml")).contains("  0: \"a \\\"b\\\" <c> & \\\\d\"");
            }
            case VOC -> assertThat(ForeignReaders.voc(files)).containsExactly(entry("a.jpg", boxes));
            case JSONL ->
                assertThat(ForeignReaders.json(ForeignReaders.file(files, "items.jsonl"))
                                .path("annotations"))
                        .hasSize(2)
                        .allSatisfy(
                                one -> assertThat(one.path("label").asText()).isEqualTo(NASTY));
        }
        assertThat(counts).isEqualTo(new ExportCounts(0, 1, 2, 0, 0));
    }

    @Test
    void yoloCutsBoxesAtTheEdgesOfThePicture() throws IOException {
        ExportedItem item =
                item("a.jpg", 100, mark("car", new Box(-10, 90, 30, 30)), mark("car", new Box(200, 0, 5, 5)));
        assertThat(ForeignReaders.yolo(write(ExportFormat.YOLO, List.of(item)), 100, 100))
                .containsExactly(entry("a.jpg", List.of("car 0 90 20 10")));
    }

    @Test
    void yoloSaysNothingOfAPictureWhoseSizeNobodyKnows() throws IOException {
        ExportedItem item = item("a.jpg", null, mark("car", new Box(1, 1, 5, 5)));
        assertThat(write(ExportFormat.YOLO, List.of(item))).doesNotContainKey("labels/a.txt");
        assertThat(counts.missing()).isEqualTo(1);
    }

    @Test
    void itemsWithTheSameStemHaveTheirOwnFiles() throws IOException {
        List<ExportedItem> items = List.of(
                item("a.jpg", 100, mark("car", new Box(1, 1, 5, 5))),
                item("a.JPG", 100, mark("car", new Box(2, 2, 5, 5))),
                item("../a.jpg", 100, mark("car", new Box(3, 3, 5, 5))));
        assertThat(ForeignReaders.voc(write(ExportFormat.VOC, items)))
                .containsOnlyKeys("a.jpg", "a-7.JPG", "a-7-7.jpg")
                .containsEntry("a-7-7.jpg", List.of("car 3 3 5 5"));
    }

    @Test
    void labelsOutsideOfTheTaxonomyComeBehindIt() throws IOException {
        ExportedItem item = item("a.jpg", 100, mark("unicorn", new Box(1, 1, 5, 5)));
        JsonNode coco =
                ForeignReaders.json(ForeignReaders.file(write(ExportFormat.COCO, List.of(item)), "annotations.json"));
        assertThat(coco.path("categories"))
                .extracting(
                        one -> one.path("id").asInt() + " " + one.path("name").asText())
                .containsExactly("1 " + NASTY, "2 car", "3 unicorn");
    }

    /** As pycocotools 2.0.11 encodes the same pixels. */
    @Test
    void cocoHasMasksOverTheWholePicture() throws IOException {
        JsonNode coco = ForeignReaders.json(ForeignReaders.file(
                write(ExportFormat.COCO, List.of(item("a.jpg", 100, masked()), item("b.jpg", 100, mark("car", BOX)))),
                "annotations.json"));
        JsonNode first = coco.path("annotations").get(0);
        assertThat(first.path("segmentation").path("size")).map(JsonNode::asInt).containsExactly(100, 100);
        assertThat(first.path("segmentation").path("counts").asText()).isEqualTo(WHOLE_COUNTS);
        assertThat(first.path("area").asDouble()).isEqualTo(WHOLE_AREA);
        assertThat(first.path("iscrowd").asInt()).isZero();
        assertThat(coco.path("annotations").get(1).path("segmentation")).isEmpty();
        assertThat(coco.path("annotations").get(1).path("area").asDouble()).isEqualTo(BOX.w() * BOX.h());
        assertThat(counts.missing()).isZero();
    }

    @Test
    void aCrowdStaysOne() throws IOException {
        List<ExportedItem> items = List.of(item("a.jpg", 100, mark("car", BOX, null, true), mark("car", BOX)));
        JsonNode coco = ForeignReaders.json(ForeignReaders.file(write(ExportFormat.COCO, items), "annotations.json"));
        assertThat(coco.path("annotations"))
                .extracting(one -> one.path("iscrowd").asInt())
                .containsExactly(1, 0);
        JsonNode line = ForeignReaders.json(ForeignReaders.file(write(ExportFormat.JSONL, items), "items.jsonl"));
        assertThat(line.path("annotations"))
                .extracting(one -> one.path("crowd").asBoolean())
                .containsExactly(true, false);
    }

    @Test
    void cocoSaysNoMaskOfAPictureWhoseSizeNobodyKnows() throws IOException {
        JsonNode coco = ForeignReaders.json(ForeignReaders.file(
                write(ExportFormat.COCO, List.of(item("a.jpg", null, masked()))), "annotations.json"));
        assertThat(coco.path("annotations").get(0).path("bbox")).hasSize(4);
        assertThat(coco.path("annotations").get(0).path("segmentation")).isEmpty();
        assertThat(counts.missing()).isEqualTo(1);
    }

    @Test
    void yoloHasOutlinesBesideTheBoxesOfPicturesWithMasks() throws IOException {
        Map<String, String> files = write(
                ExportFormat.YOLO,
                List.of(item("a.jpg", 100, masked(), mark("car", BOX)), item("b.jpg", 100, mark("car", BOX))));
        assertThat(files.get("labels/a.txt")).isEqualTo("1 0.950000 0.250000 0.100000 0.100000\n".repeat(2));
        assertThat(files.get("segments/a.txt"))
                .isEqualTo(
                        """
                        1 1.000000 0.200000 1.000000 0.300000 0.920000 0.300000 0.920000 0.200000
                        1 0.900000 0.200000 1.000000 0.200000 1.000000 0.300000 0.900000 0.300000
                        """);
        assertThat(files).doesNotContainKey("segments/b.txt");
    }

    @Test
    void jsonlHasMasksAsTheyAre() throws IOException {
        JsonNode line = ForeignReaders.json(ForeignReaders.file(
                write(ExportFormat.JSONL, List.of(item("a.jpg", null, masked(), mark("car", BOX)))), "items.jsonl"));
        assertThat(line.path("annotations").get(0).path("mask"))
                .hasToString("{\"x\":90,\"y\":20,\"step\":2,\"size\":[5,10],\"counts\":\"5X15\"}");
        assertThat(line.path("annotations").get(1).has("mask")).isFalse();
    }

    private Map<String, String> write(ExportFormat format, List<ExportedItem> items) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExportArchive archive = ExportArchive.to(out, attempt(format), new DirectoryBlobStore(folder))) {
            for (ExportedItem item : items) {
                archive.add(item);
            }
            archive.finish();
            counts = archive.counts();
        }
        Map<String, String> files = ForeignReaders.unzip(new ByteArrayInputStream(out.toByteArray()));
        assertThat(ForeignReaders.json(ForeignReaders.file(files, "export.json"))
                        .path("items")
                        .asInt())
                .isEqualTo(items.size());
        return files;
    }

    private static ExportAttempt attempt(ExportFormat format) {
        ExportOrder order =
                new ExportOrder("boats", format, ExportContent.ANNOTATIONS, false, "", List.of(), List.of());
        Export export = new Export(
                1,
                "e1",
                1,
                "p1",
                "ann",
                order,
                ExportState.PROCESSING,
                new ExportCounts(0, 0, 0, 0, 0),
                null,
                null,
                TIME,
                TIME,
                null,
                null);
        Project project = new Project(1, "p1", 1, "ann", "Boats & <more>", "boats", "active", TIME, TIME);
        return new ExportAttempt(export, project, 1, List.of(NASTY, "car"), false);
    }

    private static ExportedItem item(String key, @Nullable Integer size, ExportedAnnotation... annotations) {
        Item item = new Item(7, "i1", 1, key, "0".repeat(64), size, size, "image/jpeg", 1, "{}", TIME);
        return new ExportedItem(
                item, "d1", "ann", "harbour", ItemState.IN_PROGRESS, null, null, List.of(annotations), List.of());
    }

    private static ExportedAnnotation mark(String label, @Nullable Box box) {
        return mark(label, box, null);
    }

    private static ExportedAnnotation masked() {
        return mark("car", BOX, MASK);
    }

    private static ExportedAnnotation mark(String label, @Nullable Box box, @Nullable Mask mask) {
        return mark(label, box, mask, false);
    }

    private static ExportedAnnotation mark(String label, @Nullable Box box, @Nullable Mask mask, boolean crowd) {
        return new ExportedAnnotation(
                "a1",
                label,
                box,
                mask,
                crowd,
                "{\"n\": 1}",
                AnnotationSource.HUMAN,
                null,
                null,
                null,
                null,
                "ann",
                TIME,
                null,
                null);
    }
}
