package io.autotag.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class YoloReaderTest {

    @TempDir
    private Path folder;

    private Collected read(Map<String, String> texts) throws IOException {
        return Collected.of(TruthFormat.YOLO, Collected.zip(folder, texts));
    }

    private Collected labels(String text) throws IOException {
        return read(Map.of("classes.txt", "person\ncar\n", "labels/train/a.txt", text));
    }

    @Test
    void readsCentresAndSizesInPartsOfThePicture() throws IOException {
        Collected found = labels("1 0.5 0.5 0.25 0.5\n\n0 0.25 0.25 0.5 0.5\n");
        assertThat(found.pictures).containsExactly("labels/train/a");
        assertThat(found.lines())
                .containsExactly(
                        "labels/train/a car " + new Rectangle(0.375, 0.25, 0.25, 0.5),
                        "labels/train/a person " + new Rectangle(0, 0, 0.5, 0.5));
        assertThat(found.records).allMatch(TruthRecord::isRelative);
    }

    @Test
    void takesTheBoxAroundAPolygon() throws IOException {
        assertThat(labels("0 0.25 0.5 0.75 0.5 0.5 1").lines())
                .containsExactly("labels/train/a person " + new Rectangle(0.25, 0.5, 0.5, 0.5));
    }

    @Test
    void anEmptyFileSaysThatNothingIsThere() throws IOException {
        Collected found = labels("");
        assertThat(found.pictures).containsExactly("labels/train/a");
        assertThat(found.records).isEmpty();
    }

    @Test
    void namesTheLineOfEachBadRecord() throws IOException {
        assertThat(labels("2 0.5 0.5 0.1 0.1\ncar 0.5 0.5 0.1 0.1\n0 0.5 0.5\n0.5 0.5 0.5 0.1 0.1\n").rejections)
                .containsExactly(
                        "labels/train/a.txt line 1: The class is a number from 0 to 1.",
                        "labels/train/a.txt line 2: A line holds numbers only: class, centre x, centre y, width and"
                                + " height.",
                        "labels/train/a.txt line 3: A line holds five numbers, or a class and the corners of a polygon.",
                        "labels/train/a.txt line 4: The class is a number from 0 to 1.");
    }

    @Test
    void reportsAClassWithoutAName() throws IOException {
        Collected found =
                read(Map.of("data.yaml", "names: {2: dog, 0: person}", "a.txt", "1 0.5 0.5 0.5 0.5\n2 0 0 1 1"));
        assertThat(found.rejections)
                .containsExactly("a.txt line 1: The class 1 has no name: give it one where the classes are named.");
        assertThat(found.lines()).containsExactly("a dog " + new Rectangle(-0.5, -0.5, 1, 1));
    }

    @Test
    void skipsTheMarkAtTheBeginning() throws IOException {
        assertThat(labels("\uFEFF0 0.5 0.5 1 1").lines())
                .containsExactly("labels/train/a person " + new Rectangle(0, 0, 1, 1));
    }

    @Test
    void readsAnExportWithMasksScoresAndTagsOnce() throws IOException {
        String box = "0 0.5 0.5 1 1\n";
        Collected found = read(Map.of(
                "classes.txt", "person\n",
                "train.txt", "./images/photos/a.jpg\n",
                "labels/photos/a.txt", box,
                "segments/photos/a.txt", "0 0 0 1 0 1 1\n",
                "segments/labels/b.txt", "0 0 0 1 0 1 1\n",
                "scores/photos/a.txt", "0.5\n",
                "tags/photos/a.txt", "person\n"));
        assertThat(found.pictures).containsExactly("labels/photos/a");
        assertThat(found.records).hasSize(1);
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void takesNoTagsForLabelsWhereNothingIsLabelled() throws IOException {
        Collected found = read(Map.of("x/classes.txt", "person\n", "x/train.txt", "", "x/tags/a.txt", "person\n"));
        assertThat(found.pictures).isEmpty();
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void readsTheFoldersOfLabelsWhereverTheyLie() throws IOException {
        Collected found = read(Map.of(
                "set/data.yaml", "names: [person]",
                "set/README.roboflow.txt", "made by hand",
                "set/train/labels/a.txt", "",
                "set/valid/Labels/tags/test.txt", "",
                "set/notes/b.txt", "not one number"));
        assertThat(found.pictures).containsExactly("set/train/labels/a", "set/valid/Labels/tags/test");
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void withoutSuchAFolderReadsEveryTextButLists() throws IOException {
        Collected found = read(Map.of(
                "obj.names", "person\n",
                "train.txt", "data/a.jpg\n",
                "autosplit_val.txt", "data/a.jpg\n",
                "val2017.txt", "data/a.jpg\n",
                "data/a.txt", "",
                "data/tags/trainer.txt", ""));
        assertThat(found.pictures).containsExactly("data/a", "data/tags/trainer");
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void refusesNamesThatLeadOutOfTheArchive() throws IOException {
        Collected found = read(Map.of("classes.txt", "person\n", "../../etc/a.txt", "0 0.5 0.5 0.1 0.1"));
        assertThat(found.rejections).containsExactly("../../etc/a.txt: The name of the file leads out of the archive.");
        assertThat(found.records).isEmpty();
    }

    @Test
    void refusesNamesWithCharactersThatNoNameHas() throws IOException {
        Collected found = read(Map.of("classes.txt", "person\n", "labels/a\0.txt", "0 0.5 0.5 0.1 0.1"));
        assertThat(found.rejections).containsExactly("labels/a\0.txt: The name of the file holds control characters.");
        assertThat(found.pictures).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithBackslashes() throws IOException {
        Collected found = read(Map.of("classes.txt", "person\n", "labels\\a.txt", "0 0.5 0.5 0.1 0.1"));
        assertThat(found.rejections).singleElement().asString().contains("has backslashes", "another program");
    }

    @Test
    void refusesATextThatUnpacksToTooMuch() throws IOException {
        Collected found = read(Map.of("classes.txt", "person\n", "bomb.txt", "0".repeat(TextArchive.MOST_TEXT + 1)));
        assertThat(found.rejections).hasSize(1).first().asString().contains("unpacks to more than 4 MiB");
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip at all");
        assertThatThrownBy(() -> Collected.of(TruthFormat.YOLO, text))
                .isInstanceOf(TruthFileException.class)
                .hasMessageContaining("no zip archive");
    }

    @Test
    void refusesAnArchiveWithoutLabels() {
        assertThatThrownBy(() -> Collected.of(TruthFormat.YOLO, Collected.zip(folder, Map.of("classes.txt", "boat\n"))))
                .isInstanceOf(TruthFileException.class)
                .hasMessageContaining("no .txt file of labels");
    }
}
