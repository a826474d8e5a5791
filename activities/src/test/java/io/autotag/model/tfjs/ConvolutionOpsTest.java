package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
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

    @ParameterizedTest
    @CsvSource({"SAME, 1, 2", "SAME, 2, 1", "VALID, 1, 1"})
    void filtersEachChannelByItself(String padding, int stride, int each) {
        float[] picture = TestNumbers.wave(5 * 6 * 2);
        float[] filter = TestNumbers.wave(3 * 3 * 2 * each);
        TestGraph graph = new TestGraph()
                .input("x", 1, 5, 6, 2)
                .floats("w", filter, 3, 3, 2, each)
                .node("DepthwiseConv2dNative", "y", "x", "w")
                .ints("strides", TestGraph.one(stride, stride))
                .text("padding", padding);
        float[] expected = new NaiveConvolution(padding, stride, 1, 3, 3).depthwise(picture, 5, 6, 2, filter, each);
        assertThat(Imported.of(graph).with("x", picture, 1, 5, 6, 2).numbers("y"))
                .containsExactly(expected, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "2, 2"})
    void takesPicturesOfAnySizeAndNumber(int stride, int batch) {
        float[] picture = TestNumbers.wave(5 * 7);
        float[] filter = TestNumbers.wave(9);
        TestGraph graph = new TestGraph()
                .input("x", -1, -1, -1, 1)
                .floats("w", filter, 3, 3, 1, 1)
                .node("Conv2D", "y", "x", "w")
                .ints("strides", TestGraph.one(stride, stride))
                .text("padding", "SAME");
        float[] one = new NaiveConvolution("SAME", stride, 1, 3, 3).convolve(picture, 5, 7, 1, filter, 1);
        float[] answer = Imported.of(graph)
                .with("x", TestNumbers.repeated(picture, batch), batch, 5, 7, 1)
                .numbers("y");
        assertThat(answer).containsExactly(TestNumbers.repeated(one, batch), CLOSE);
    }

    @Test
    void padsAsTheModelSaysExplicitly() {
        TestGraph graph = new TestGraph()
                .input("x", 1, 1, 2, 1)
                .floats("w", new float[] {1, 10}, 1, 2, 1, 1)
                .node("Conv2D", "y", "x", "w")
                .ints("strides", TestGraph.one(1, 1))
                .text("padding", "EXPLICIT")
                .ints("explicit_paddings", 0, 0, 0, 0, 2, 0, 0, 0);
        assertThat(Imported.of(graph).with("x", new float[] {3, 4}, 1, 1, 2, 1).numbers("y"))
                .containsExactly(0, 30, 43);
    }

    /** By the definition: each pixel of the small picture paints the filter into the large one. */
    @ParameterizedTest
    @CsvSource({"SAME, 6, 0", "VALID, 7, 0", "SAME, 5, 1"})
    void paintsLargerPicturesWhenTransposed(String padding, int length, int cut) {
        float[] row = {2, 3, 5};
        float[] filter = {1, 10, 100};
        TestGraph graph = new TestGraph()
                .input("x", 1, 1, 3, 1)
                .floats("w", filter, 1, 3, 1, 1)
                .list("shape", 1, 1, length, 1)
                .node("Conv2DBackpropInput", "y", "shape", "w", "x")
                .ints("strides", TestGraph.one(1, 2))
                .text("padding", padding);
        float[] full = {2, 20, 203, 30, 305, 50, 500};
        assertThat(Imported.of(graph).with("x", row, 1, 1, 3, 1).numbers("y"))
                .containsExactly(Arrays.copyOfRange(full, cut, cut + length));
    }

    @Test
    void refusesAFilterThatIsComputed() {
        TestGraph graph = new TestGraph()
                .input("x", 1, 2, 2, 1)
                .input("w", 1, 1, 1, 1)
                .node("Conv2D", "y", "x", "w")
                .ints("strides", TestGraph.one(1, 1));
        assertThatThrownBy(() -> Imported.of(graph).model())
                .hasMessage(
                        "The operation Conv2D \"y\" cannot be imported: its filter is only known when the model runs.");
    }
}
