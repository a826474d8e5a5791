package io.autotag.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OutputReadersTest {

    @Test
    void readsRowsThatAreDetectionsAlready() {
        Output output = new Output(new float[] {10, 20, 30, 40, 0.75f, 2, 0, 0, 5, 5, 0.25f, 1}, 1, 2, 6);
        assertThat(new EndToEndOutput().read(output, 0.3)).containsExactly(new Detection(2, 0.75, 10, 20, 30, 40));
    }

    @Test
    void readsTheCellsOfYolox() {
        int rows = 16 + 4 + 1;
        float[] values = new float[rows * 7];
        int row = 17;
        values[row * 7] = 0.5f;
        values[row * 7 + 1] = 0.25f;
        values[row * 7 + 4] = 0.5f;
        values[row * 7 + 6] = 1;
        List<Detection> found = new YoloxOutput(32).read(new Output(values, 1, rows, 7), 0.3);
        assertThat(found).containsExactly(new Detection(1, 0.5, 24 - 8, 4 - 8, 24 + 8, 4 + 8));
    }

    @Test
    void readsTheGridOfFastestDet() {
        int cells = 4;
        float[] values = new float[7 * cells];
        int cell = 3;
        values[cell] = 1;
        values[6 * cells + cell] = 1;
        List<Detection> found = new FastestDetOutput(32).read(new Output(values, 1, 7, 2, 2), 0.3);
        assertThat(found).containsExactly(new Detection(1, 1, 16 - 8, 16 - 8, 16 + 8, 16 + 8));
    }
}
