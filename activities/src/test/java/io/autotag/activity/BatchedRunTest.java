package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.model.Calling;
import io.autotag.model.PlainPicture;
import io.autotag.model.TaggerOptions;
import io.autotag.model.TinyModels;
import io.autotag.run.RunState;
import io.autotag.store.Run;
import io.autotag.store.Selection;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run whose model takes several pictures at a time, with ONNX Runtime. */
final class BatchedRunTest {

    @Test
    void leavesTheRowsOfARunThatGoesOneByOne() {
        List<String> oneByOne = rows(new OnnxModels(TaggerOptions.defaults()));
        assertThat(oneByOne).anyMatch(row -> row.contains("unsupported")).hasSizeGreaterThan(300);
        assertThat(rows(new OnnxModels(TaggerOptions.defaults(), version -> Optional.of(new Calling(2, 1, 4)))))
                .isEqualTo(oneByOne);
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

    private static List<String> rows(OnnxModels models) {
        try (Bench bench = Bench.with(models)) {
            World world = bench.world(TinyModels.classifier(), TinyModels.CLASSIFIER_CARD);
            world.addItems(pictures());
            Run run = world.createRun(new Selection.Full(), false);
            bench.start(run).getResult(Void.class);
            assertThat(world.reread(run).state()).isEqualTo(RunState.COMPLETED);
            return bench.rows().ofRuns();
        }
    }
}
