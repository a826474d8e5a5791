package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.Filter;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ModelCardTest {
    private static final String SMALLEST =
            """
            name: harbour
            head: yolo-v8
            labels: [boat, person]
            input: {size: [480, 640], layout: NCHW, scale: 1/255}
            """;

    @Test
    void givesEachLabelItsCurve() {
        ModelCard card = ModelCard.parse(SMALLEST);
        assertThat(card.curves()).containsOnlyKeys(card.labels());
        assertThat(card.curves().values())
                .allSatisfy(curve -> assertThat(curve.score(0.999f)).isPositive());
    }

    @Test
    void completesASmallCardWithWhatIsUsual() {
        CardInput input = new CardInput(
                480,
                640,
                Layout.NCHW,
                Colour.RGB,
                1 / 255f,
                List.of(0f, 0f, 0f),
                List.of(1f, 1f, 1f),
                Resize.LETTERBOX,
                114,
                Filter.AREA);
        assertThat(ModelCard.parse(SMALLEST))
                .isEqualTo(new ModelCard(
                        "harbour",
                        "1",
                        "",
                        Head.YOLO_V8,
                        Optional.empty(),
                        List.of("boat", "person"),
                        Optional.of(input),
                        Map.of("default", 0.3f),
                        Map.of(),
                        0.1f,
                        0.5f,
                        5));
    }

    @Test
    void leavesSuppressionToAModelThatHasItInside() {
        assertThat(ModelCard.parse(SMALLEST.replace("yolo-v8", "yolo-end2end")).nmsIou())
                .isEqualTo(1);
    }

    @Test
    void stretchesPicturesForAClassifierAndKeepsAllItSays() {
        ModelCard card = ModelCard.parse(SMALLEST.replace("yolo-v8", "classifier-sigmoid"));
        assertThat(card.input().resize()).isEqualTo(Resize.STRETCH);
        assertThat(card.thresholds()).isEqualTo(Map.of("default", 0.5f));
        assertThat(card.keepAbove()).isZero();
        assertThat(card.level()).isEqualTo(Level.IMAGE);
    }

    @Test
    void writesOutLabelsThatEverybodyKnows() {
        String many = SMALLEST.replace("[boat, person]", "coco-80").replace("yolo-v8", "classifier-softmax");
        ModelCard card = ModelCard.parse(many);
        assertThat(card.labels()).hasSize(80).startsWith("person").endsWith("toothbrush");
    }

    @Test
    void takesTheCardOfTheDemonstrationAsItIs() throws IOException {
        Path file = Path.of("../ops/src/main/resources/io/autotag/ops/cli/demo/coco-centernet.yaml");
        ModelCard card = ModelCard.parse(Files.readString(file));
        assertThat(card.labels()).hasSize(80);
        assertThat(card.head()).isEqualTo(Head.YOLO_END2END);
        assertThat(card.input().layout()).isEqualTo(Layout.NHWC);
        assertThat(card.nmsIou()).isEqualTo(0.5f);
    }

    @Test
    void takesWordsThatOtherReadersOfYamlTakeForSomethingElse() {
        String yaml = SMALLEST.replace("[boat, person]", "[no, 007, 1.10, true, ~x, '~']") + "version: 1.10\n";
        ModelCard card = ModelCard.parse(yaml);
        assertThat(card.labels()).containsExactly("no", "007", "1.10", "true", "~x", "~");
        assertThat(card.version()).isEqualTo("1.10");
    }

    @Test
    void readsOneNumberForThreeAndOneForASquare() {
        ModelCard card = ModelCard.parse(SMALLEST.replace("[480, 640]", "320, mean: 0.5, std: [1, 2, 3]"));
        assertThat(card.input().height()).isEqualTo(320);
        assertThat(card.input().width()).isEqualTo(320);
        assertThat(card.input().mean()).containsExactly(0.5f, 0.5f, 0.5f);
        assertThat(card.input().std()).containsExactly(1f, 2f, 3f);
    }

    @Test
    void hasOneCanonicalText() {
        ModelCard card = ModelCard.parse(SMALLEST + "thresholds: {person: 0.5}\ncalibration: {boat: {b: -2}}\n");
        assertThat(card.toYaml())
                .isEqualTo(
                        """
                        name: "harbour"
                        version: "1"
                        training_set: ""
                        head: yolo-v8
                        labels:
                          - "boat"
                          - "person"
                        input:
                          size: [480, 640]
                          layout: NCHW
                          colour: RGB
                          scale: 0.003921569
                          mean: [0.0, 0.0, 0.0]
                          std: [1.0, 1.0, 1.0]
                          resize: letterbox
                          pad: 114
                        thresholds:
                          "default": 0.3
                          "person": 0.5
                        calibration:
                          "boat": {a: 1.0, b: -2.0}
                        keep_above: 0.1
                        nms_iou: 0.5
                        top_k: 5
                        """);
        assertThat(card.sha256()).isEqualTo("73f089cf962f4703746c5157e6fc18eda102270e901e213d1cdc8d8c32ef54fc");
    }

    @Test
    void saysTheSameWhateverTheOrderOfItsKeys() {
        ModelCard card = ModelCard.parse(SMALLEST + "thresholds: {boat: 0.4, person: 0.5}");
        ModelCard turned = ModelCard.parse("thresholds: {person: 0.5, boat: 0.4}\n" + SMALLEST);
        assertThat(turned).isEqualTo(card);
        assertThat(turned.sha256()).isEqualTo(card.sha256());
        assertThat(ModelCard.parse(SMALLEST).sha256()).isNotEqualTo(card.sha256());
    }

    @Test
    void readsBackWhatItWrites() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            ModelCard card = anyCard(random);
            assertThat(ModelCard.parse(card.toYaml())).isEqualTo(card);
        }
    }

    @Test
    void theCardOfAProviderSaysNothingOfTensors() {
        Optional<String> yaml = Optional.of("head: http-boxes\nlabels: [boat]\n");
        ModelCard card = ModelCard.ofProvider(yaml, Head.HTTP_BOXES, "ships");
        assertThat(card.name()).isEqualTo("ships");
        assertThat(card.nmsIou()).isEqualTo(1);
        assertThat(ModelCard.parse(card.toYaml())).isEqualTo(card);
        assertThatThrownBy(card::input).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ModelCard.ofProvider(yaml, Head.HTTP_TAGS, "ships"))
                .hasMessageContaining("leave head out");
    }

    @Test
    void aCardSaysHowPicturesArePutInUnlessAProviderDoes() {
        ModelCard card = ModelCard.parse(SMALLEST);
        assertThatThrownBy(() -> new ModelCard(
                        card.name(),
                        card.version(),
                        card.trainingSet(),
                        Head.HTTP_BOXES,
                        card.pooling(),
                        card.labels(),
                        card.tensor(),
                        card.thresholds(),
                        card.calibration(),
                        card.keepAbove(),
                        card.nmsIou(),
                        card.topK()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCardOfAnEmbeddingSpeaksOfNoTags() {
        ModelCard card =
                ModelCard.parse(SMALLEST.replace("yolo-v8", "embedding").replaceFirst("labels: .*\n", ""));
        assertThat(card.labels()).isEmpty();
        assertThat(card.toYaml()).doesNotContain("labels", "thresholds", "keep_above", "nms_iou", "top_k", "pooling");
        assertThat(card.curves()).isEmpty();
        for (Head head : List.of(Head.EMBEDDING, Head.YOLO_V8)) {
            assertThatThrownBy(() -> new ModelCard(
                            "a",
                            "1",
                            "",
                            head,
                            Optional.of(Pooling.CLS),
                            List.of("boat"),
                            card.tensor(),
                            Map.of(),
                            Map.of(),
                            0,
                            1,
                            5))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static ModelCard anyCard(Random random) {
        List<String> labels = new ArrayList<>();
        Map<String, Float> thresholds = new LinkedHashMap<>(Map.of("default", share(random)));
        Map<String, Calibration> calibration = new LinkedHashMap<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            labels.add(anyText(random));
            thresholds.put(labels.get(i), share(random));
            calibration.put(labels.get(i), new Calibration(share(random) * 10, random.nextFloat() * 20 - 10));
        }
        Head head = any(List.of(Head.values()), random);
        if (!head.givesTags()) {
            return anyEmbedding(random, head);
        }
        return new ModelCard(
                anyText(random),
                anyText(random),
                random.nextBoolean() ? "" : anyText(random),
                head,
                Optional.empty(),
                labels,
                head.isRemote() ? Optional.empty() : Optional.of(anyInput(random)),
                thresholds,
                calibration,
                share(random),
                share(random),
                1 + random.nextInt(100));
    }

    private static ModelCard anyEmbedding(Random random, Head head) {
        Optional<Pooling> pooling = Optional.of(any(List.of(Pooling.values()), random));
        return new ModelCard(
                anyText(random),
                anyText(random),
                anyText(random),
                head,
                pooling.filter(some -> random.nextBoolean()),
                List.of(),
                Optional.of(anyInput(random)),
                Map.of(),
                Map.of(),
                0,
                1,
                5);
    }

    private static CardInput anyInput(Random random) {
        return new CardInput(
                1 + random.nextInt(4_096),
                1 + random.nextInt(4_096),
                any(List.of(Layout.values()), random),
                any(List.of(Colour.values()), random),
                share(random),
                List.of(random.nextFloat() - 0.5f, 1e-20f, -3e5f),
                List.of(share(random), 1f, 1e-6f),
                any(List.of(Resize.values()), random),
                random.nextInt(256),
                any(List.of(Filter.values()), random));
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /** Over 0, below 1. */
    private static float share(Random random) {
        return Math.max(1e-6f, random.nextFloat());
    }

    private static String anyText(Random random) {
        String letters = "ab #:\"'\\{}[],&*!|>%@`~-?é漢\u2028\u0085🚲\uFEFF";
        int[] codes = random.ints(12, 0, letters.codePointCount(0, letters.length()))
                .map(index -> letters.codePointAt(letters.offsetByCodePoints(0, index)))
                .filter(code -> !Character.isISOControl(code))
                .toArray();
        return "x" + new String(codes, 0, codes.length);
    }
}
