package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.export.ExportContent;
import io.autotag.export.ExportFormat;
import io.autotag.export.ExportState;
import io.autotag.format.ForeignReaders;
import io.autotag.image.TestPictures;
import io.autotag.review.ReviewEvent;
import io.autotag.store.Box;
import io.autotag.store.Export;
import io.autotag.store.NewAnnotation;
import io.autotag.store.ReviewDesk;
import io.autotag.store.ReviewSave;
import io.autotag.store.StoredAnnotation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A world that is known, exported in every format and read back by readers that share nothing with the writers. Of its
 * items the first is confirmed, the second empty, the third untouched, and the fourth begun.
 */
final class ExportRoundTripTest {

    private static final String FIRST = "photos/0000001.jpg";
    private static final String SECOND = "photos/0000002.jpg";
    private static final String THIRD = "photos/0000003.jpg";
    private static final String FOURTH = "photos/0000004.jpg";
    private static final String DRAWN = "bicycle 600 470 40 10";

    private static Bench bench;
    private static ReviewDesk desk;
    private static ExportOffice office;

    @BeforeAll
    static void plant() {
        bench = Bench.with(new ColourTagger());
        desk = new ReviewDesk(bench.database(), "world", 4).predicted();
        office = new ExportOffice(bench, desk);
        desk.decideAll(desk.item(0), desk.ana, ReviewEvent.ACCEPT, true);
        desk.decideAll(desk.item(1), desk.ana, ReviewEvent.REJECT, true);
        NewAnnotation drawn = new NewAnnotation("bicycle", new Box(600, 470, 40, 10), Map.of());
        desk.save(desk.item(3), desk.ben, new ReviewSave(List.of(), List.of(drawn), List.of(), List.of(), false, null));
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void cocoSaysWhatPeopleConfirmed() throws IOException {
        Export export = written(ExportFormat.COCO, ExportContent.ANNOTATIONS);
        Map<String, String> files = office.files(export);
        assertThat(files).containsOnlyKeys("annotations.json", "export.json");
        assertThat(ForeignReaders.coco(files)).isEqualTo(confirmed(true));
        JsonNode images = ForeignReaders.json(ForeignReaders.file(files, "annotations.json"))
                .path("images");
        assertThat(images)
                .extracting(one -> one.path("autotag_review").asText())
                .containsExactly("reviewed", "reviewed", "unreviewed", "in_progress");
        assertThat(images)
                .extracting(one -> one.path("autotag_empty").asBoolean())
                .containsExactly(false, true, false, false);
        assertThat(images.get(0).path("autotag_tags").get(0).path("name").asText())
                .isEqualTo("person");
        assertThat(images.get(1).path("autotag_tags")).isEmpty();
        assertThat(export.counts().annotations()).isEqualTo(4);
        assertThat(export.counts().suggestions()).isZero();
    }

    @Test
    void yoloSaysWhatPeopleConfirmed() {
        Map<String, String> files = files(ExportFormat.YOLO, ExportContent.ANNOTATIONS);
        assertThat(ForeignReaders.yolo(files, 640, 480)).isEqualTo(confirmed(false));
        assertThat(files)
                .contains(entry("labels/photos/0000002.txt", ""), entry("tags/photos/0000001.txt", "person\n"));
        assertThat(files).doesNotContainKey("labels/photos/0000003.txt");
        assertThat(files.get("data.yaml")).contains("train: train.txt", "\"car\"");
    }

    @Test
    void vocSaysWhatPeopleConfirmed() {
        Map<String, String> files = files(ExportFormat.VOC, ExportContent.ANNOTATIONS);
        assertThat(ForeignReaders.voc(files)).isEqualTo(confirmed(false));
        assertThat(files.get("Annotations/photos/0000002.xml")).contains("<empty>true</empty>");
        assertThat(files.get("Annotations/photos/0000001.xml")).contains("<tag>", "<name>person</name>");
        assertThat(files).doesNotContainKey("Annotations/photos/0000003.xml");
    }

    @Test
    void suggestionsAreWhatNobodyHasRefuted() throws IOException {
        Map<String, String> files = files(ExportFormat.COCO, ExportContent.SUGGESTIONS);
        List<String> all = List.of("car 10 20 100 50", "dog 300 200 40 30");
        assertThat(ForeignReaders.coco(files))
                .containsExactly(entry(FIRST, all), entry(SECOND, List.of()), entry(THIRD, all), entry(FOURTH, all));
        assertThat(ForeignReaders.json(ForeignReaders.file(files, "annotations.json"))
                        .path("annotations"))
                .allSatisfy(one -> assertThat(one.path("score").asDouble()).isIn(0.9, 0.2));
    }

    @Test
    void bothDoesNotSayTheSameTwice() throws IOException {
        Map<String, List<String>> both = ForeignReaders.coco(files(ExportFormat.COCO, ExportContent.BOTH));
        assertThat(both.get(FIRST)).containsExactlyInAnyOrder("car 10 20 100 50", "dog 300 200 40 30");
        assertThat(both.get(SECOND)).isEmpty();
        assertThat(both.get(FOURTH)).contains(DRAWN).hasSize(3);
        Map<String, String> yolo = files(ExportFormat.YOLO, ExportContent.BOTH);
        assertThat(yolo.get("scores/photos/0000004.txt")).isEqualTo("-\n0.9\n0.2\n");
        assertThat(ForeignReaders.file(yolo, "labels/photos/0000004.txt").lines())
                .hasSize(3);
    }

    @Test
    void ownLinesLeaveNothingOut() throws IOException {
        Export export = written(ExportFormat.JSONL, ExportContent.BOTH);
        List<String> lines =
                ForeignReaders.file(office.files(export), "items.jsonl").lines().toList();
        assertThat(lines).hasSize(4);
        JsonNode first = ForeignReaders.json(lines.get(0));
        assertThat(first.path("key").asText()).isEqualTo(FIRST);
        assertThat(first.path("suggestions")).hasSize(ReviewDesk.USUAL.size());
        assertThat(first.path("suggestions").get(3).path("score").floatValue()).isEqualTo(-0.8f);
        JsonNode car = first.path("annotations")
                .valueStream()
                .filter(one -> one.path("label").asText().equals("car"))
                .findFirst()
                .orElseThrow();
        assertThat(car.path("score").floatValue()).isEqualTo(0.9f);
        assertThat(car.path("training_set").asText())
                .isEqualTo(desk.seed.version().trainingSet());
        assertThat(car.path("model_sha256").asText()).hasSize(64);
        assertThat(car.path("prediction").asText())
                .isEqualTo(first.path("suggestions").get(0).path("uid").asText());
        assertThat(ForeignReaders.json(lines.get(1))
                        .path("review")
                        .path("empty")
                        .asBoolean())
                .isTrue();
        assertThat(export.counts().suggestions()).isEqualTo(16);
    }

    @Test
    void theSameExportHasTheSameBytes() {
        Export export = written(ExportFormat.COCO, ExportContent.BOTH);
        bench.rows().change("UPDATE export SET state = 'requested', frozen = false WHERE id = " + export.id());
        office.drive(export);
        assertThat(office.reread(export).file()).isEqualTo(export.file());
        assertThat(office.reread(export).state()).isEqualTo(ExportState.EXPORTED);
    }

    @Test
    void picturesComeAlongWhereTheyAreThere() {
        byte[] picture = TestPictures.jpeg(64, 48);
        String sha256 = World.put(bench.blobs(), picture).sha256();
        bench.rows().change("INSERT INTO blob (sha256, bytes) VALUES ('" + sha256 + "', 1)");
        bench.rows()
                .change("UPDATE item SET blob_sha256 = '" + sha256 + "' WHERE id = "
                        + desk.item(0).id());
        Export export = office.written(ExportOffice.order(ExportFormat.VOC, ExportContent.ANNOTATIONS, true));
        assertThat(office.files(export).get("JPEGImages/" + FIRST)).hasSize(picture.length);
        assertThat(export.counts().missing()).isEqualTo(3);
    }

    private static Map<String, String> files(ExportFormat format, ExportContent content) {
        return office.files(written(format, content));
    }

    private static Export written(ExportFormat format, ExportContent content) {
        Export export = office.written(ExportOffice.order(format, content, false));
        assertThat(export.state()).as(String.valueOf(export.errorMessage())).isEqualTo(ExportState.EXPORTED);
        return export;
    }

    /** As the review reads it; formats that list labelled pictures alone do not know the untouched one. */
    private static Map<String, List<String>> confirmed(boolean untouchedToo) {
        Map<String, List<String>> truth = new TreeMap<>();
        desk.seed
                .items()
                .forEach(item -> truth.put(
                        item.key(),
                        desk.bundle(item).annotations().stream()
                                .filter(one -> one.box() != null)
                                .map(ExportRoundTripTest::line)
                                .toList()));
        assertThat(truth.get(FIRST)).hasSize(2);
        assertThat(truth.get(FOURTH)).containsExactly(DRAWN);
        if (!untouchedToo) {
            truth.remove(THIRD);
        }
        return truth;
    }

    private static String line(StoredAnnotation annotation) {
        Box box = java.util.Objects.requireNonNull(annotation.box());
        return ForeignReaders.line(annotation.label(), box.x(), box.y(), box.w(), box.h());
    }
}
