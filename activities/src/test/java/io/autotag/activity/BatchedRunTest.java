package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.model.Answer;
import io.autotag.model.Calling;
import io.autotag.model.ItemProblem;
import io.autotag.model.PlainPicture;
import io.autotag.model.Tagged;
import io.autotag.model.TaggerOptions;
import io.autotag.model.TinyModels;
import io.autotag.model.WorkTime;
import io.autotag.run.RunState;
import io.autotag.store.ModelVersion;
import io.autotag.store.Run;
import io.autotag.store.Selection;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Runs whose model takes several pictures at a time, with ONNX Runtime: they leave what they leave one by one. */
final class BatchedRunTest {

    private static final int BATCH = 4;
    private static final byte[] BLACK = PlainPicture.of(16, 16, Color.BLACK);

    private final AtomicInteger batches = new AtomicInteger();

    @Test
    void leavesTheRowsOfARunThatGoesOneByOne() {
        List<String> oneByOne = rows(new OnnxModels(TaggerOptions.defaults()), TinyModels.classifier(), pictures());
        assertThat(rows(counted(BATCH), TinyModels.classifier(), pictures())).isEqualTo(oneByOne);
        assertThat(batches).hasPositiveValue();
        assertThat(oneByOne).anyMatch(row -> row.contains("unsupported"));
    }

    @Test
    void aPictureWithoutAnAnswerFailsAloneInABatch() {
        List<byte[]> pictures = new ArrayList<>(pictures());
        pictures.add(20, BLACK);
        pictures.add(21, BLACK);
        List<String> rows = rows(counted(BATCH), TinyModels.infiniteWhenBlack(), pictures);
        assertThat(rows.stream().filter(row -> row.contains("non_finite"))).hasSize(2);
        assertThat(rows)
                .hasSameSizeAs(
                        rows(new OnnxModels(TaggerOptions.defaults()), TinyModels.infiniteWhenBlack(), pictures));
        assertThat(batches).hasPositiveValue();
    }

    @Test
    void whatTripsTheModelUpTakesNoOtherAlong() {
        AtomicInteger calls = new AtomicInteger();
        ModelOpener tripping = (file, version) -> new Counted(new ColourTagger(), BATCH) {
            @Override
            public List<Answer> tag(List<byte[]> encodedPictures, WorkTime time) {
                calls.incrementAndGet();
                throw new IllegalStateException("a bug that shows with several only");
            }
        };
        List<String> rows = rows(tripping, TinyModels.classifier(), pictures());
        assertThat(calls).hasPositiveValue();
        assertThat(rows).isEqualTo(rows((file, version) -> new ColourTagger(), TinyModels.classifier(), pictures()));
    }

    /** Different ones, every seventh of which is none. */
    private static List<byte[]> pictures() {
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            pictures.add(
                    i % 7 == 3
                            ? World.bytes("no picture " + i)
                            : PlainPicture.of(40 + i, 30 + i * 3, new Color(i * 2 + 1, 255 - i * 2, 128)));
        }
        return pictures;
    }

    private static List<String> rows(ModelOpener opener, byte[] model, List<byte[]> pictures) {
        try (Bench bench = Bench.with(opener)) {
            World world = bench.world(model, TinyModels.CLASSIFIER_CARD);
            world.addItems(pictures);
            Run run = world.createRun(new Selection.Full(), false);
            bench.start(run).getResult(Void.class);
            assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
            return bench.rows().ofRuns();
        }
    }

    /** Models that are called with batches, which are counted. */
    private ModelOpener counted(int batch) {
        OnnxModels models = new OnnxModels(TaggerOptions.defaults(), version -> Optional.of(new Calling(2, 1, batch)));
        return (Path file, ModelVersion version) -> {
            PictureTagger tagger = models.open(file, version);
            return new Counted(tagger, tagger.batch()) {
                @Override
                public List<Answer> tag(List<byte[]> encodedPictures, WorkTime time) {
                    assertThat(encodedPictures).hasSize(batch);
                    batches.incrementAndGet();
                    return tagger.tag(encodedPictures, time);
                }
            };
        };
    }

    /** Another tagger with batches of this size. */
    private static class Counted implements PictureTagger {

        private final PictureTagger tagger;
        private final int batch;

        Counted(PictureTagger tagger, int batch) {
            this.tagger = tagger;
            this.batch = batch;
        }

        @Override
        public Tagged tag(byte[] encodedPicture, WorkTime time) throws ItemProblem {
            return tagger.tag(encodedPicture, time);
        }

        @Override
        public int batch() {
            return batch;
        }

        @Override
        public void close() {
            tagger.close();
        }
    }
}
