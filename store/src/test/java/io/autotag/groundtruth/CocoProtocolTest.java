package io.autotag.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.autotag.compare.Share;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The numbers of pycocotools 2.0.11 for the same boxes. coco-truth.json and coco-findings.json were made up with a seeded
 * random generator: crowds, ties of scores, empty pictures, a label nobody drew and a picture with more than 100 findings.
 * coco-expected.json is what {@code COCOeval(truth, truth.loadRes(findings), "bbox")} gave after {@code evaluate()} and
 * {@code accumulate()}: {@code stats[0..2]}, and for each category k the means of {@code precision[:, :, k, 0, 2]},
 * {@code precision[0, :, k, 0, 2]} and {@code precision[5, :, k, 0, 2]}.
 */
final class CocoProtocolTest {

    private static final int IMAGES = 40;
    private static final double AS_GOOD_AS_EQUAL = 1e-6;

    @Test
    void agreesWithPycocotools() throws IOException {
        Map<String, Double> expected = expected();
        Evaluation evaluation = evaluation();
        assertThat(evaluation.labels()).hasSize(5);
        agrees(evaluation.meanAveragePrecision(), expected.get("mean.ap"));
        agrees(evaluation.meanAveragePrecision50(), expected.get("mean.ap50"));
        agrees(evaluation.meanAveragePrecision75(), expected.get("mean.ap75"));
        for (LabelResult label : evaluation.labels()) {
            agrees(label.averagePrecision(), expected.get("labels." + label.label() + ".ap"));
            agrees(label.averagePrecision50(), expected.get("labels." + label.label() + ".ap50"));
            agrees(label.averagePrecision75(), expected.get("labels." + label.label() + ".ap75"));
        }
    }

    @Test
    void whatIsNotClaimedTakesNothingFromWhatIs() {
        Rectangle box = new Rectangle(0, 0, 10, 10);
        List<Finding> findings = List.of(new Finding(1, 1, box, 0.6, false), new Finding(1, 1, box, 0.5, true));
        Evaluation evaluation = Evaluation.of(
                new KnownItems(new TreeSet<>(List.of(1L)), true),
                List.of(1),
                List.of(new Truth(1, 1, box, false)),
                findings);
        assertThat(evaluation.precision()).isEqualTo(new Share(1, 1));
        assertThat(evaluation.recall()).isEqualTo(new Share(1, 1));
        agrees(evaluation.meanAveragePrecision(), 1.0);
    }

    private static void agrees(OptionalDouble found, @Nullable Double expected) {
        if (expected == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).isCloseTo(expected, within(AS_GOOD_AS_EQUAL));
        }
    }

    private static Evaluation evaluation() throws IOException {
        List<Truth> truths = new ArrayList<>();
        for (Map<String, double[]> one : objects("coco-truth.json", "annotations")) {
            truths.add(new Truth(
                    (long) numbers(one, "image_id")[0],
                    (int) numbers(one, "category_id")[0],
                    box(numbers(one, "bbox")),
                    numbers(one, "iscrowd")[0] == 1));
        }
        List<Finding> findings = new ArrayList<>();
        for (Map<String, double[]> one : objects("coco-findings.json", "findings")) {
            findings.add(new Finding(
                    (long) numbers(one, "image_id")[0],
                    (int) numbers(one, "category_id")[0],
                    box(numbers(one, "bbox")),
                    numbers(one, "score")[0],
                    true));
        }
        TreeSet<Long> items = LongStream.rangeClosed(1, IMAGES).boxed().collect(Collectors.toCollection(TreeSet::new));
        return Evaluation.of(new KnownItems(items, true), List.of(1, 2, 3, 7, 9), truths, findings);
    }

    private static double[] numbers(Map<String, double[]> object, String name) {
        return object.getOrDefault(name, new double[0]);
    }

    private static Rectangle box(double[] numbers) {
        return new Rectangle(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** The numbers of each object of the list. */
    private static List<Map<String, double[]>> objects(String file, String list) throws IOException {
        List<Map<String, double[]>> objects = new ArrayList<>();
        try (JsonParser json = open(file)) {
            json.nextToken(); // into the file's object, which would be skipped as a whole
            while (!list.equals(json.nextFieldName())) {
                json.skipChildren();
            }
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                objects.add(object(json));
            }
        }
        return objects;
    }

    private static Map<String, double[]> object(JsonParser json) throws IOException {
        Map<String, double[]> object = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                double[] four = new double[4];
                for (int i = 0; i < four.length; i++) {
                    json.nextToken();
                    four[i] = json.getDoubleValue();
                }
                json.nextToken();
                object.put(name, four);
            } else {
                object.put(name, new double[] {json.getDoubleValue()});
            }
        }
        return object;
    }

    /** The numbers by their paths; what is null is left out. */
    private static Map<String, Double> expected() throws IOException {
        Map<String, Double> numbers = new HashMap<>();
        try (JsonParser json = open("coco-expected.json")) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                    String path = json.getParsingContext().pathAsPointer().toString();
                    numbers.put(path.substring(1).replace('/', '.'), json.getDoubleValue());
                }
            }
        }
        return numbers;
    }

    private static JsonParser open(String file) throws IOException {
        InputStream in = CocoProtocolTest.class.getResourceAsStream(file);
        if (in == null) {
            throw new IOException("There is no " + file);
        }
        return new JsonFactory().createParser(in);
    }
}
