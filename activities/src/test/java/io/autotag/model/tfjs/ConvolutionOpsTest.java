package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionOpsTest {

    private static final Offset<Float> CLOSE = Offset.offset(1e-4f);

    @ParameterizedTest
    @CsvSource({
        "SAME, 1, 1, 5, 6, 3", "SAME, 2, 1, 5, 6, 3", "SAME, 2, 1, 6, 6, 3", "SAME, 1, 2, 7, 8, 3",
        "VALID, 1, 1, 5, 6, 3", "VALID, 2, 1, 6, 7, 3", "SAME, 2, 1, 7, 7, 2", "SAME, 1, 1, 4, 4, 1"
    })
    void computesConvolutionsAsTheirDefinitionSays(
            String padding, int stride, int dilation, int height, int width, int kernel) {
        NaiveConvolution naive = new NaiveConvolution(padding, stride, dilation, kernel, kernel);
        float[] picture = TestNumbers.wave(height * width * 3);
        float[] filter = TestNumbers.wave(kernel * kernel * 3 * 4);
        TestGraph graph = new TestGraph()
                .input("x", 1, height, width, 3)
                .floats("w", filter, kernel, kernel, 3, 4)
                .node("Conv2D", "y", "x", "w")
                .ints("strides", TestGraph.one(stride, stride))
                .ints("dilations", TestGraph.one(dilation, dilation))
                .text("padding", padding);
        float[] answer =
                Imported.of(graph).with("x", picture, 1, height, width, 3).numbers("y");
        assertThat(answer).containsExactly(naive.convolve(picture, height, width, 3, filter, 4), CLOSE);
    }

    @Test
    void addsBiasAndActivationThatAreFused() {
        TestGraph graph = new TestGraph()
                .input("x", 1, 1, 3, 1)
                .floats("w", new float[] {1, -1}, 1, 1, 1, 2)
                .floats("b", new float[] {0.5f, 4}, 2)
                .node("_FusedConv2D", "y", "x", "w", "b")
                .ints("strides", TestGraph.one(1, 1))
                .text("padding", "SAME")
                .fused("BiasAdd", "Relu6");
        Answer answer =
                Imported.of(graph).with("x", new float[] {-3, 2, 9}, 1, 1, 3, 1).answer("y");
        assertThat(answer.values()).containsExactly(0, 6, 2.5f, 2, 6, 0);
        assertThat(answer.shape()).containsExactly(1, 1, 3, 2);
    }
}
