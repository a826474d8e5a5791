package io.autotag.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CocoReaderTest {

    private static final String HEAD =
            """
            "images": [{"id": 7, "file_name": "a.jpg"}, {"id": 8, "file_name": "b.jpg", "license": {"x": [1]}}],
            "categories": [{"id": 3, "name": "car", "supercategory": "vehicle"}]""";

    @TempDir
    private Path folder;

    private Collected read(String text) throws IOException {
        return Collected.of(TruthFormat.COCO, Collected.file(folder, text));
    }

    private Collected annotations(String annotations) throws IOException {
        return read("{" + HEAD + ", \"annotations\": [" + annotations + "]}");
    }

    @Test
    void findsImagesAndCategoriesBehindTheAnnotations() throws IOException {
        Collected found = read("{\"info\": {\"a\": [1, {}]}, \"annotations\": [{\"image_id\": 7, \"category_id\": 3,"
                + " \"bbox\": [1, 2.5, 30, 4], \"segmentation\": [[1, 2, 3]], \"iscrowd\": 1}], " + HEAD + "}");
        assertThat(found.lines()).containsExactly("a.jpg car " + new Rectangle(1, 2.5, 30, 4));
        assertThat(found.records.get(0).isCrowd()).isTrue();
        assertThat(found.pictures).containsExactly("a.jpg", "b.jpg");
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void anAnnotationWithoutABoxIsOfTheWholePicture() throws IOException {
        assertThat(annotations("{\"image_id\": 8, \"category_id\": 3}").lines()).containsExactly("b.jpg car null");
    }

    @Test
    void asksForTheNamesOfAThousandAnnotationsAtATime() throws IOException {
        Collected found = annotations(IntStream.range(0, 2_500)
                .mapToObj(n -> "{\"image_id\": %d, \"category_id\": 3}".formatted(n % 1_000))
                .collect(Collectors.joining(",")));
        assertThat(found.asked).containsExactly(1_000, 1_000, 500);
        assertThat(found.records).hasSize(6);
        assertThat(found.rejections).hasSize(2_494).startsWith("annotations[0]: The image_id 0 is none of the images.");
    }

    @Test
    void takesNoNameLongerThanAPath() throws IOException {
        Collected found = read("{\"images\": [{\"id\": 1, \"file_name\": \"b.jpg\"}, {\"id\": 2, \"file_name\": \""
                + "a".repeat(4_097) + "\"}]}");
        assertThat(found.pictures).containsExactly("b.jpg");
        assertThat(found.rejections).containsExactly("images[1]: A file_name has at most 4096 characters.");
    }

    @Test
    void ofTwoCategoriesWithOneNumberTheFirstCounts() throws IOException {
        Collected found = read("{\"images\": [{\"id\": 7, \"file_name\": \"a.jpg\"}], \"categories\": [{\"id\": 3,"
                + " \"name\": \"car\"}, {\"id\": 3, \"name\": \"dog\"}], \"annotations\": [{\"image_id\": 7,"
                + " \"category_id\": 3}]}");
        assertThat(found.lines()).containsExactly("a.jpg car null");
        assertThat(found.rejections)
                .containsExactly("categories[1].id: A category before it has the id 3 already, and counts.");
    }

    @Test
    void refusesAFileWithCategoriesWithoutEnd() {
        String categories = IntStream.rangeClosed(0, 100_000)
                .mapToObj("{\"id\": %d, \"name\": \"x\"}"::formatted)
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> read("{\"categories\": [" + categories + "]}"))
                .isInstanceOf(TruthFileException.class)
                .hasMessage("The file has more than 100000 categories.");
    }

    @Test
    void namesThePlaceOfEachBadRecord() throws IOException {
        Collected found = annotations(
                """
                {"image_id": 99, "category_id": 3, "bbox": [1, 2, 3, 4]},
                {"image_id": 7, "category_id": "car", "bbox": [1, 2, 3, 4]},
                {"image_id": 7, "category_id": 3, "bbox": [1, 2, "x", 4]},
                {"image_id": 7, "category_id": 3, "bbox": [1, 2, 3]},
                {"image_id": 7, "category_id": 3, "bbox": [1, 2, 3, 4, 5]},
                "nonsense",
                {"image_id": 7, "category_id": 3, "bbox": [1, 2, 3, 4]}""");
        assertThat(found.rejections)
                .containsExactly(
                        "annotations[0]: The image_id 99 is none of the images.",
                        "annotations[1]: The category_id is \"car\": write the whole number that is the id of one of the"
                                + " categories.",
                        "annotations[2]: A bbox has four numbers: x, y, width and height.",
                        "annotations[3]: A bbox has four numbers: x, y, width and height.",
                        "annotations[4]: A bbox has four numbers: x, y, width and height.",
                        "annotations[5]: The image_id is missing: write the whole number that is the id of one of the images.");
        assertThat(found.records).hasSize(1);
    }

    @Test
    void saysWhatStandsWhereANumberShould() throws IOException {
        Collected found = annotations(Stream.of("7.5", "\"1\"", "null", "true", "[7]", "{\"id\": 7}", "9".repeat(50))
                .map(id -> "{\"image_id\": " + id + ", \"category_id\": 3}")
                .collect(Collectors.joining(",")));
        assertThat(found.records).isEmpty();
        assertThat(found.rejections)
                .extracting(rejection -> rejection.replaceFirst(".*image_id is (.*): write the whole number.*", "$1"))
                .containsExactly("7.5", "\"1\"", "null", "true", "a list", "an object", "9".repeat(40) + "…");
    }

    @Test
    void refusesAFileThatIsCutOffBeforeAnythingIsTaken() {
        String cutOff = "{" + HEAD + ", \"annotations\": [{\"image_id\": 7, \"cate";
        assertThatThrownBy(() -> read(cutOff))
                .isInstanceOf(TruthFileException.class)
                .hasMessageContaining("broken at line 2");
    }

    @Test
    void refusesWhatIsNoCocoFile() {
        assertThatThrownBy(() -> read("[]"))
                .isInstanceOf(TruthFileException.class)
                .hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> read("{\"a\": 1}")).hasMessageContaining("no \"images\"");
        assertThatThrownBy(() -> read("{\"images\": [")).hasMessageContaining("broken at line 1");
    }
}
