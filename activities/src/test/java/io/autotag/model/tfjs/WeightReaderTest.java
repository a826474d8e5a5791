package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightReaderTest {

    @TempDir
    private Path folder;

    @Test
    void readsBytesThatStandForNumbers() {
        byte[] stored = {0, 1, (byte) 255};
        float[] read = added(new TestGraph().quantised("w", "float32", "uint8", 0.1, -2, stored), 3);
        // As TensorFlow.js does it: in double precision, rounded once.
        assertThat(read).containsExactly((float) -2.0, (float) (0.1 - 2), (float) (255 * 0.1 - 2));
    }

    @Test
    void readsShortsThatStandForNumbers() {
        byte[] stored = {1, 0, (byte) 0xFF, (byte) 0xFF};
        float[] read = added(new TestGraph().quantised("w", "float32", "uint16", 0.5, 1, stored), 2);
        assertThat(read).containsExactly(1.5f, 65535 * 0.5f + 1);
    }

    @Test
    void readsHalfPrecision() {
        byte[] stored = {0, 0x3C, 0, (byte) 0xC0, 1, 0, (byte) 0xFF, 0x7B};
        float[] read = added(new TestGraph().quantised("w", "float32", "float16", 1, 0, stored), 4);
        assertThat(read).containsExactly(1, -2, 0x1p-24f, 65504);
    }

    @Test
    void readsQuantisedIntegers() {
        TestGraph graph = new TestGraph().quantised("w", "int32", "uint8", 1, -5, new byte[] {0, 5, 9});
        graph.input("x", "DT_INT32", 3).node("AddV2", "y", "x", "w");
        assertThat(Imported.of(graph).with("x", new int[3], 3).numbers("y")).containsExactly(-5, 0, 4);
    }

    @Test
    void readsAWeightThatLiesAcrossTwoFiles() throws IOException {
        TestGraph graph = new TestGraph().floats("w", new float[] {1, 2, 3}, 3);
        graph.input("x", 3).node("AddV2", "y", "x", "w");
        graph.paths().removeAll().add("first.bin").add("below/second.bin");
        Path json = graph.write(folder);
        Files.createDirectory(folder.resolve("below"));
        Files.write(folder.resolve("first.bin"), Arrays.copyOf(graph.stored(), 6));
        Files.write(folder.resolve("below/second.bin"), Arrays.copyOfRange(graph.stored(), 6, 12));
        TfGraph model = ModelJson.read(json);
        Tensor weight =
                new WeightReader(WeightFolder.of(json)).read(model.weights()).get("w");
        assertThat(weight).isEqualTo(new Tensor(ElementType.FLOAT, Shape.of(3), bytes(graph)));
    }

    private static ByteBuffer bytes(TestGraph graph) {
        return ByteBuffer.wrap(graph.stored());
    }

    private static float[] added(TestGraph graph, int length) {
        graph.input("x", length).node("AddV2", "y", "x", "w");
        return Imported.of(graph).with("x", new float[length], length).numbers("y");
    }
}
