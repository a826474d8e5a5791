package io.autotag.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TruthImportTest {

    private static final String FILE =
            """
            {"images": [{"id": 1, "file_name": "photos/0000001.jpg"}, {"id": 2, "file_name": "elsewhere/0000002.png"},
                        {"id": 3, "file_name": "zebra.jpg"}],
             "categories": [{"id": 1, "name": "car"}, {"id": 2, "name": "lighthouse"}],
             "annotations": [
                {"image_id": 1, "category_id": 1, "bbox": [10, 20, 100, 50]},
                {"image_id": 1, "category_id": 2, "bbox": [600, 400, 100, 200], "iscrowd": 1},
                {"image_id": 2, "category_id": 2},
                {"image_id": 2, "category_id": 1, "bbox": [700, 20, 10, 10]},
                {"image_id": 2, "category_id": 1, "bbox": [1, 1, 0, 10]},
                {"image_id": 3, "category_id": 1, "bbox": [1, 1, 10, 10]}]}
            """;

    @TempDir
    private Path folder;

    private TestDatabase test;
    private TruthWorld world;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        world = new TruthWorld(test.database(), "truth", 3, folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void takesWhatIsGoodAndNamesWhatIsNot() throws IOException {
        ImportReport report = world.takeCoco(FILE);
        assertThat(report.added()).isEqualTo(3);
        assertThat(report.pictures()).isEqualTo(2);
        assertThat(report.newLabels()).containsExactly("car", "lighthouse");
        assertThat(report.rejections())
                .extracting(rejection -> rejection.place() + ": " + rejection.sentence())
                .containsExactly(
                        "images[2]: No item of the project is called \"zebra.jpg\".",
                        "annotations[3]: The box is empty or lies outside of the picture, which is 640 x 480 pixels.",
                        "annotations[4]: The box is empty or lies outside of the picture, which is 640 x 480 pixels.",
                        "annotations[5]: No item of the project is called \"zebra.jpg\".");
    }

    @Test
    void storesBoxesInsideThePictureAsImported() throws IOException {
        world.takeCoco(FILE);
        assertThat(world.desk.number(
                        "SELECT count(*) AS n FROM annotation WHERE source = 3 AND created_by IS NOT NULL"))
                .isEqualTo(3);
        assertThat(world.desk.number(
                        "SELECT count(*) AS n FROM annotation WHERE crowd AND x = 600 AND w = 40 AND h = 80"))
                .isEqualTo(1);
        assertThat(world.desk.number(
                        "SELECT count(*) AS n FROM annotation WHERE kind = 'classification' AND x IS NULL"))
                .isEqualTo(1);
        assertThat(world.desk.number("SELECT count(*) AS n FROM review_event WHERE kind = 'import'"))
                .isEqualTo(1);
    }

    @Test
    void forgetsTheNumbersOfThePicturesAtTheEnd() throws IOException {
        world.takeCoco(FILE);
        assertThatThrownBy(() -> world.takeCoco("{\"images\": [{\"id\": 1, \"file_name\": \"a\"}"))
                .isInstanceOf(TruthFileException.class);
        assertThat(world.desk.number("SELECT count(*) AS n FROM ground_truth_picture"))
                .isZero();
    }

    @Test
    void ofTwoImagesWithOneNumberTheFirstCounts() throws IOException {
        ImportReport report = world.takeCoco(
                """
                {"images": [{"id": 1, "file_name": "photos/0000001.jpg"}, {"id": 1, "file_name": "photos/0000002.jpg"}],
                 "categories": [{"id": 1, "name": "car"}],
                 "annotations": [{"image_id": 1, "category_id": 1}]}""");
        assertThat(world.desk.number("SELECT item_id AS n FROM annotation"))
                .isEqualTo(world.desk.item(0).id());
        assertThat(report.pictures()).isEqualTo(1);
        assertThat(report.rejections())
                .containsExactly(new Rejection("images[1].id", "An image before it has the id 1 already, and counts."));
    }

    @Test
    void ofImagesWithOneNumberTheFirstCountsHoweverFarApart() throws IOException {
        String between = IntStream.range(0, 1_500)
                .mapToObj(n -> ", {\"id\": %d, \"file_name\": \"photos/0000002.jpg\"}".formatted(10 + n))
                .collect(Collectors.joining());
        ImportReport report =
                world.takeCoco("{\"images\": [{\"id\": 1, \"file_name\": \"photos/0000001.jpg\"}" + between
                        + ", {\"id\": 1, \"file_name\": \"photos/0000003.jpg\"}], \"categories\": [{\"id\": 1, \"name\": \"car\"}],"
                        + " \"annotations\": [{\"image_id\": 1, \"category_id\": 1}]}");
        assertThat(world.desk.number("SELECT item_id AS n FROM annotation"))
                .isEqualTo(world.desk.item(0).id());
        assertThat(report.rejections()).extracting(Rejection::place).containsExactly("images[1501].id");
        assertThat(world.desk.number("SELECT count(*) AS n FROM ground_truth_item"))
                .isEqualTo(2);
    }

    @Test
    void findsPicturesByPathsOfWindows() throws IOException {
        ImportReport report = world.takeCoco(
                """
                {"images": [{"id": 1, "file_name": "C:\\\\images\\\\0000001.jpg"}],
                 "categories": [{"id": 1, "name": "car"}],
                 "annotations": [{"image_id": 1, "category_id": 1}]}""");
        assertThat(report.rejections()).isEmpty();
        assertThat(report.added()).isEqualTo(1);
    }

    @Test
    void aBoxTooThinToBeKeptIsABadRecord() throws IOException {
        ImportReport report = world.takeCoco(
                """
                {"images": [{"id": 1, "file_name": "photos/0000001.jpg"}], "categories": [{"id": 1, "name": "car"}],
                 "annotations": [{"image_id": 1, "category_id": 1, "bbox": [0, 0, 1e-50, 9]}]}""");
        assertThat(report.rejections()).extracting(Rejection::place).containsExactly("annotations[0]");
    }

    @Test
    void whatAModelSuggestedIsNoTruth() throws IOException {
        ImportReport report = world.takeCoco(
                """
                {"images": [{"id": 1, "file_name": "photos/0000001.jpg", "autotag_review": "reviewed"}],
                 "categories": [{"id": 1, "name": "car"}],
                 "annotations": [
                    {"image_id": 1, "category_id": 1, "bbox": [0, 0, 9, 9],
                     "autotag": {"uid": "a", "source": "accepted", "origin": {"source": "suggested"}}},
                    {"image_id": 1, "category_id": 1, "bbox": [0, 0, 5, 5],
                     "autotag": {"uid": "b", "origin": {"model": "m"}, "source": "suggested", "score": 0.5}}]}""");
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.rejections()).extracting(Rejection::place).containsExactly("annotations[1]");
        assertThat(report.rejections()).extracting(Rejection::sentence).containsExactly(OwnExport.NO_TRUTH);
    }

    @Test
    void aNameThatNoPictureCanHaveIsABadRecord() throws IOException {
        ImportReport report = world.takeCoco(
                """
                {"images": [
                    {"id": 1, "file_name": "photos/\\u0000.jpg"}, {"id": 2, "file_name": "photos/\\ud800.jpg"},
                    {"id": 3, "file_name": "photos/0000001.jpg", "autotag_key": "\\u0000"},
                    {"id": 4, "file_name": "photos/0000002.jpg"}],
                 "categories": [{"id": 1, "name": "car"}, {"id": 2, "name": "car\\udc00"}],
                 "annotations": [{"image_id": 4, "category_id": 1}, {"image_id": 4, "category_id": 2}]}""");
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.pictures()).isEqualTo(1);
        assertThat(report.rejections())
                .extracting(Rejection::place)
                .containsExactly("images[0]", "images[1]", "images[2]", "annotations[1]");
    }

    @Test
    void ofAPictureThatPeopleWereNotDoneWithNotAllIsKnown() throws IOException {
        ImportReport report = world.takeCoco(
                """
                {"images": [
                    {"id": 1, "file_name": "photos/0000001.jpg", "autotag_review": "unreviewed"},
                    {"id": 2, "file_name": "photos/0000002.jpg", "autotag_review": "in_progress"},
                    {"id": 3, "file_name": "photos/0000003.jpg", "autotag_review": "reviewed"},
                    {"id": 4, "file_name": "zebra.jpg", "autotag_review": "unreviewed"}],
                 "categories": [{"id": 1, "name": "car"}],
                 "annotations": [{"image_id": 2, "category_id": 1, "bbox": [10, 20, 100, 50]}]}""");
        assertThat(report.pictures()).isEqualTo(1);
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.rejections()).extracting(Rejection::place).containsExactly("images[3]");
        assertThat(world.desk.number("SELECT item_id AS n FROM ground_truth_item"))
                .isEqualTo(world.desk.item(2).id());
    }

    @Test
    void findsAPictureByTheKeyThatAnExportSays() throws IOException {
        ImportReport report = world.takeCoco(
                """
                {"images": [{"id": 1, "file_name": "set/0000001-2.jpg", "autotag_key": "photos/0000002.jpg"},
                            {"id": 2, "file_name": "photos/0000003.jpg", "autotag_key": null}]}""");
        assertThat(report.rejections()).isEmpty();
        assertThat(world.desk.number("SELECT min(item_id) AS n FROM ground_truth_item"))
                .isEqualTo(world.desk.item(1).id());
        assertThat(world.desk.number("SELECT max(item_id) AS n FROM ground_truth_item"))
                .isEqualTo(world.desk.item(2).id());
    }

    @Test
    void theSameFileAgainAddsNothing() throws IOException {
        world.takeCoco(FILE);
        ImportReport again = world.takeCoco(FILE);
        assertThat(again.added()).isZero();
        assertThat(again.present()).isEqualTo(3);
        assertThat(again.rejected()).isEqualTo(4);
        assertThat(world.desk.number("SELECT count(*) AS n FROM annotation")).isEqualTo(3);
    }

    @Test
    void whatAPersonRemovedStaysRemoved() throws IOException {
        world.takeCoco(FILE);
        world.database.doInTransaction(tx ->
                tx.sql("UPDATE annotation SET deleted_at = now() WHERE crowd").update());
        world.takeCoco(FILE);
        assertThat(world.desk.number("SELECT count(*) AS n FROM annotation WHERE deleted_at IS NULL"))
                .isEqualTo(2);
    }

    @Test
    void turnsPartsOfThePictureIntoPixels() throws IOException {
        ImportReport report = world.take(
                TruthFormat.YOLO,
                Collected.zip(
                        folder, Map.of("data.yaml", "names: [dog]\n", "labels/0000003.txt", "0 0.5 0.5 0.25 0.5\n")));
        assertThat(report.added()).isEqualTo(1);
        assertThat(world.desk.number(
                        "SELECT count(*) AS n FROM annotation WHERE x = 240 AND y = 120 AND w = 160 AND h = 240"))
                .isEqualTo(1);
    }
}
