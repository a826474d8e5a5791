package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autotag.embedding.Embedding;
import io.autotag.embedding.Similarity;
import io.autotag.image.TestPictures;
import io.autotag.mask.Mask;
import io.autotag.model.PlainPicture;
import io.autotag.model.TaggerOptions;
import io.autotag.model.TinyModels;
import io.autotag.run.RunState;
import io.autotag.store.Run;
import io.autotag.store.Selection;
import io.autotag.workflow.FailureType;
import io.autotag.workflow.Inspection;
import io.autotag.workflow.Preview;
import io.autotag.workflow.PreviewMask;
import io.autotag.workflow.PreviewRequest;
import io.autotag.workflow.PreviewTag;
import io.autotag.workflow.PreviewWorkflow;
import java.awt.Color;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model's way from a file to predictions, with ONNX Runtime: inspected, previewed, run. */
final class RealModelTest {

    private static final byte[] PURPLE = PlainPicture.of(200, 100, PlainPicture.PURPLE);

    private Bench bench;

    @BeforeEach
    void open() {
        bench = Bench.with(new OnnxModels(TaggerOptions.defaults()));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void recognisesAModel() {
        Inspection inspection = inspect(TinyModels.detector(), TinyModels.DETECTOR_CARD);
        assertThat(inspection.detail()).isEqualTo("A yolo-end2end model with 3 labels.");
        assertThat(inspection.accepted()).isTrue();
        assertThat(inspection.head()).isEqualTo("yolo-end2end");
        assertThat(inspection.labels()).containsExactly("red", "green", "blue");
        assertThat(inspection.level()).isEqualTo("object");
        assertThat(inspection.reason()).isNotBlank();
        assertThat(inspection.cardYaml()).contains("head: yolo-end2end");
    }

    @Test
    void refusesWhatIsNoModel() {
        Inspection inspection = inspect(World.bytes("This is no model."), "");
        assertThat(inspection.accepted()).isFalse();
        assertThat(inspection.detail()).contains("ONNX");
    }

    @Test
    void refusesACardThatDoesNotFitAndSaysWhere() {
        Inspection inspection = inspect(TinyModels.fiveClasses(), TinyModels.CLASSIFIER_CARD);
        assertThat(inspection.accepted()).isFalse();
        assertThat(inspection.fieldErrors()).containsKey("labels");
        assertThat(inspect(TinyModels.detector(), "colour: mauve\n").fieldErrors())
                .containsKey("colour");
    }

    @Test
    void aFileThatIsNotThereIsNotFound() {
        assertFailure(() -> bench.inspect("0".repeat(64), ""), FailureType.NOT_FOUND);
    }

    @Test
    void previewsOnePictureAndWritesNothing() {
        World world = bench.world(TinyModels.detector(), TinyModels.DETECTOR_CARD);
        world.addItems(List.of(PURPLE));
        Preview preview = preview(world, 0);
        assertThat(preview.width()).isEqualTo(200);
        assertThat(preview.height()).isEqualTo(100);
        assertThat(preview.predictions()).extracting(PreviewTag::label).containsExactly("red", "blue");
        assertThat(preview.predictions().get(0).w()).isCloseTo(160f, within(0.01f));
        assertThat(bench.rows().ofRuns()).isEmpty();
    }

    @Test
    void previewsMasksOfAModelThatSaysSome() {
        World world = bench.world(TinyModels.segmenter(), TinyModels.card("yolo-seg"));
        world.addItems(List.of(PURPLE));
        assertThat(preview(world, 0).predictions())
                .filteredOn(tag -> tag.mask() != null)
                .hasSizeGreaterThan(3)
                .allSatisfy(tag -> {
                    PreviewMask mask = Objects.requireNonNull(tag.mask());
                    assertThat(new Mask(mask.x(), mask.y(), mask.step(), mask.height(), mask.width(), mask.counts())
                                    .area())
                            .isPositive();
                });
    }

    @Test
    void saysWhyThereIsNoPreview() {
        World world = bench.world(TinyModels.detector(), TinyModels.DETECTOR_CARD);
        world.addItems(List.of(World.bytes("notes")));
        world.addItemWithoutFile("gone.jpg");
        assertFailure(() -> preview(world, 0), FailureType.BAD_INPUT);
        assertFailure(() -> preview(world, 1), FailureType.BAD_INPUT);
        assertFailure(() -> preview(world.version().uid(), "nothing"), FailureType.NOT_FOUND);
        assertFailure(() -> preview("nothing", "nothing"), FailureType.NOT_FOUND);
    }

    @Test
    void thereIsNoPreviewWithoutTheModelsFile() {
        World world = bench.world(TinyModels.detector(), TinyModels.DETECTOR_CARD);
        world.addItems(List.of(PURPLE));
        bench.rows().change("INSERT INTO blob (sha256, bytes) VALUES (repeat('e', 64), 1)");
        bench.rows().change("UPDATE model_version SET blob_sha256 = repeat('e', 64)");
        assertFailure(() -> preview(world, 0), FailureType.MODEL_UNAVAILABLE);
    }

    @Test
    void tagsWithAModelAsItWasInspected() {
        World world = bench.world(TinyModels.detector(), TinyModels.DETECTOR_CARD);
        world.addItems(List.of(PURPLE, World.bytes("notes"), TestPictures.jpeg(300, 200)));
        Run run = world.createRun(new Selection.Full(), false);
        bench.start(run).getResult(Void.class);
        assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(bench.rows().failures()).containsExactly("00001.jpg unsupported");
        assertThat(bench.rows()
                        .texts(
                                "SELECT concat_ws(' ', l.name, p.level, round(p.w), round(p.h), round(p.confidence::numeric, 1))"
                                        + " FROM prediction p JOIN label l ON l.id = p.label_id JOIN item i ON i.id = p.item_id"
                                        + " WHERE i.key = '00000.jpg' ORDER BY p.seq"))
                .containsExactly("red 1 160 100 0.8", "blue 1 80 100 0.4");
        assertThat(bench.rows().number("SELECT count(*) FROM set_item")).isEqualTo(2);
    }

    @Test
    void keepsTheMasksOfAModelThatSaysSome() {
        World world = bench.world(TinyModels.segmenter(), TinyModels.card("yolo-seg"));
        world.addItems(List.of(PURPLE));
        bench.start(world.createRun(new Selection.Full(), false)).getResult(Void.class);
        List<String> rows = bench.rows()
                .texts("SELECT floor(x) || ' ' || floor(y) || ' ' || encode(geometry, 'hex') FROM prediction"
                        + " WHERE geometry IS NOT NULL");
        assertThat(rows).hasSizeGreaterThan(3).allSatisfy(row -> {
            String[] parts = row.split(" ", 3);
            Mask mask = Mask.ofBytes(HexFormat.of().parseHex(parts[2]));
            assertThat(mask.x()).isEqualTo(Integer.parseInt(parts[0]));
            assertThat(mask.y()).isEqualTo(Integer.parseInt(parts[1]));
            assertThat(mask.over(200, 100).area()).isPositive();
        });
    }

    @Test
    void aPictureWithoutAFiniteAnswerIsListed() {
        World world = bench.world(TinyModels.infiniteWhenBlack(), TinyModels.card("classifier-softmax"));
        world.addItems(List.of(PlainPicture.of(64, 64, Color.BLACK), PURPLE));
        Run run = world.createRun(new Selection.Full(), false);
        bench.start(run).getResult(Void.class);
        assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(bench.rows().failures()).contains("00000.jpg non_finite");
    }

    @Test
    void describesPicturesWithAModelThatHasNoLabels() {
        World world = bench.world(TinyModels.describer(), TinyModels.DESCRIBER_CARD);
        world.addItems(List.of(PURPLE, PlainPicture.of(64, 64, Color.BLACK), PlainPicture.of(9, 9, Color.WHITE)));
        assertThat(preview(world, 0).predictions()).isEmpty();
        assertThat(preview(world, 0).embeddingSize()).isEqualTo(3);
        assertFailure(() -> preview(world, 1), FailureType.BAD_INPUT);
        Run run = world.createRun(new Selection.Full(), false);
        bench.start(run).getResult(Void.class);
        assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(bench.rows().failures()).containsExactly("00001.jpg unsupported");
        assertThat(bench.rows().number("SELECT count(*) FROM prediction")).isZero();
        List<Similarity> purpleAndWhite = bench
                .rows()
                .texts("SELECT encode(e.vector, 'hex') FROM item_embedding e JOIN set_item s USING (set_id, item_id)"
                        + " ORDER BY item_id")
                .stream()
                .map(hex -> Similarity.to(HexFormat.of().parseHex(hex)))
                .toList();
        byte[] purple = Embedding.of(new double[] {0.8, 0, 0.4}).orElseThrow().toBytes();
        assertThat(purpleAndWhite)
                .extracting(similarity -> similarity.of(purple))
                .satisfiesExactly(own -> assertThat(own).isCloseTo(1, within(1e-4f)), white -> assertThat(white)
                        .isCloseTo((float) (1.2 / Math.sqrt(3 * 0.8)), within(1e-3f)));
    }

    private Inspection inspect(byte[] model, String card) {
        return bench.inspect(World.put(bench.blobs(), model).sha256(), card);
    }

    private Preview preview(World world, int item) {
        return preview(
                world.version().uid(),
                bench.rows()
                        .texts("SELECT uid FROM item ORDER BY id LIMIT 1 OFFSET " + item)
                        .get(0));
    }

    private Preview preview(String version, String item) {
        return bench.client()
                .newWorkflowStub(PreviewWorkflow.class, Bench.options("preview-" + version + item))
                .preview(new PreviewRequest(version, item));
    }

    private static void assertFailure(ThrowingCallable call, FailureType type) {
        assertThatThrownBy(call)
                .satisfies(failure -> assertThat(FailureType.of(failure)).contains(type));
    }
}
