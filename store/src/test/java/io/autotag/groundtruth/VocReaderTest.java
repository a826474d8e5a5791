package io.autotag.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VocReaderTest {

    @TempDir
    private Path folder;

    private Collected read(String xml) throws IOException {
        return Collected.of(TruthFormat.VOC, Collected.zip(folder, Map.of("Annotations/a.xml", xml)));
    }

    private static String object(String name, String box) {
        return "<object><name>" + name + "</name><part><name>head</name></part><bndbox>" + box + "</bndbox></object>";
    }

    private static String corners(int left, int top, int right, int bottom) {
        return "<xmin>%d</xmin><ymin>%d</ymin><xmax>%d</xmax><ymax>%d</ymax>".formatted(left, top, right, bottom);
    }

    @Test
    void countsPixelsFromOneAndTakesBothCornersIn() throws IOException {
        Collected found = read("<?xml version=\"1.0\"?><annotation><filename> a.jpg </filename>"
                + "<size><width>640</width></size>" + object("boat", corners(1, 11, 10, 20)) + "</annotation>");
        assertThat(found.lines()).containsExactly("a.jpg boat " + new Rectangle(0, 10, 10, 10));
        assertThat(found.pictures).containsExactly("a.jpg");
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void takesTheCornersOfAnExportOfOurOwnAsTheyAre() throws IOException {
        Collected found = read("<annotation><filename>a.jpg</filename><autotag><review>reviewed</review></autotag>"
                + object("boat", corners(0, 10, 10, 20)) + "</annotation>");
        assertThat(found.lines()).containsExactly("a.jpg boat " + new Rectangle(0, 10, 10, 10));
        assertThat(found.pictures).containsExactly("a.jpg");
    }

    @Test
    void whatAModelSuggestedIsNoTruth() throws IOException {
        String suggested = object("boat", corners(0, 10, 10, 20))
                .replace("</object>", "<autotag><source>suggested</source></autotag></object>");
        Collected found = read("<annotation><filename>a.jpg</filename><autotag><review>reviewed</review></autotag>"
                + suggested + object("car", corners(0, 10, 10, 20)) + "</annotation>");
        assertThat(found.lines()).containsExactly("a.jpg car " + new Rectangle(0, 10, 10, 10));
        assertThat(found.rejections).singleElement().asString().contains("no truth");
    }

    @Test
    void ofAnExportOfOurOwnNotAllIsKnownWherePeopleWereNotDone() throws IOException {
        Collected found = read("<annotation><filename>a.jpg</filename><autotag><review>in_progress</review></autotag>"
                + object("boat", corners(0, 10, 10, 20)) + "</annotation>");
        assertThat(found.records).hasSize(1);
        assertThat(found.pictures).isEmpty();
    }

    @Test
    void aFileWithoutAFileNameSpeaksOfThePictureOfItsOwn() throws IOException {
        assertThat(read("<annotation/>").pictures).containsExactly("Annotations/a");
    }

    @Test
    void namesTheLineOfEachBadObject() throws IOException {
        Collected found = read("<annotation>\n" + object("boat", "<xmin>1</xmin><ymin>x</ymin>") + "\n"
                + object(" ", corners(1, 1, 2, 2)) + "\n</annotation>");
        assertThat(found.rejections)
                .containsExactly(
                        "Annotations/a.xml line 2: A bndbox has four numbers: xmin, ymin, xmax and ymax.",
                        "Annotations/a.xml line 3: The object has no name.");
    }

    @Test
    void leavesABrokenFileAtWhatItSaid() throws IOException {
        Collected found = read("<annotation>\n" + object("boat", corners(1, 1, 2, 2)) + "\n<object>");
        assertThat(found.records).hasSize(1);
        assertThat(found.rejections).hasSize(1).first().asString().contains("The XML is broken here");
    }

    @Test
    void saysOfAFileOfAnotherKindWhatItIs() throws IOException {
        Collected found = read("<svg><annotation>" + object("boat", corners(1, 1, 2, 2)) + "</annotation></svg>");
        assertThat(found.records).isEmpty();
        assertThat(found.rejections)
                .containsExactly(
                        "Annotations/a.xml: The file is no Pascal VOC: it begins with <svg>, not <annotation>.");
    }

    @Test
    void readsArchivesWhoseNamesAreNotWrittenInUnicode() throws IOException {
        Path file = folder.resolve("windows.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), Charset.forName("IBM437"))) {
            zip.putNextEntry(new ZipEntry("Küste/Größe.xml"));
            zip.write("<annotation/>".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Collected.of(TruthFormat.VOC, file).pictures).containsExactly("Küste/Größe");
    }

    @Test
    void refusesAnArchiveWithoutAnyXml() {
        assertThatThrownBy(
                        () -> Collected.of(TruthFormat.VOC, Collected.zip(folder, Map.of("labels/a.txt", "0 1 1 1 1"))))
                .isInstanceOf(TruthFileException.class)
                .hasMessageContaining("holds no .xml file");
    }

    @Test
    void readsNoEntityFromOutside() throws IOException {
        Collected found = read("<!DOCTYPE a [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><annotation>"
                + object("&secret;", corners(1, 1, 2, 2)) + "</annotation>");
        assertThat(found.records).isEmpty();
        assertThat(found.rejections)
                .containsExactly(
                        "Annotations/a.xml: The XML has a document type, which no annotation needs: remove it.");
    }

    @Test
    void isNotMisledByDepth() throws IOException {
        Collected found = read("<annotation>" + "<x>".repeat(90) + "</x>".repeat(90)
                + object("boat", corners(1, 1, 2, 2)) + "</annotation>");
        assertThat(found.records).hasSize(1);
    }
}
