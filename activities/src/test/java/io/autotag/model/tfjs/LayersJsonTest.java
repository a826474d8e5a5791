package io.autotag.model.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LayersJsonTest {

    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);
    private static final String ROW = "[null, 2]";

    @Test
    void readsASequenceThatBeginsWithADenseLayer() {
        TestLayers model = TestLayers.sequence()
                .floats("d/kernel", new float[] {1, 2, 3, 4}, 2, 2)
                .floats("d/bias", new float[] {10, -100}, 2)
                .layer("Dense", "d", "{'batch_input_shape': [null, 2], 'use_bias': true, 'activation': 'relu'}")
                .layer("Dropout", "off", "{'rate': 0.5}");
        Answer answer =
                Imported.of(model).with("d_input", new float[] {1, 2}, 1, 2).answer("off");
        assertThat(answer.values()).containsExactly(17, 0);
    }

    /** As exports of Teachable Machine are built: a sequence of sequences, the first of them around a network. */
    @Test
    void readsModelsWithinModels() {
        TestLayers features = TestLayers.network()
                .input("picture", "[null, 2, 2, 1]")
                .layer("Conv2D", "c", "{'kernel_size': [1, 1], 'strides': [1, 1], 'use_bias': false}", "picture")
                .between("picture", "c");
        TestLayers pooled =
                TestLayers.sequence().model("features", features).layer("GlobalAveragePooling2D", "mean", "{}");
        TestLayers head = TestLayers.sequence()
                .layer("Dense", "d", "{'batch_input_shape': [null, 2], 'use_bias': false, 'activation': 'softmax'}");
        TestLayers model = TestLayers.sequence()
                .floats("c/kernel", new float[] {1, -1}, 1, 1, 1, 2)
                .floats("d/kernel", new float[] {0.5f, 0, 0, 0.5f}, 2, 2)
                .model("pooled", pooled)
                .model("head", head);
        Answer answer = Imported.of(model)
                .with("picture", new float[] {1, 2, 3, 4}, 1, 2, 2, 1)
                .answer("d");
        assertThat(answer.values()).containsExactly(new float[] {0.924142f, 0.075858f}, CLOSE);
        assertThat(answer.shape()).containsExactly(1, 2);
    }

    @Test
    void readsANetworkOfBranches() {
        TestLayers model = TestLayers.network()
                .input("x", ROW)
                .layer("Activation", "a", "{'activation': 'linear'}", "x")
                .layer("ReLU", "b", "{'max_value': null, 'negative_slope': 0.5}", "x")
                .layer("ReLU", "c", "{'max_value': 6}", "x")
                .layer("Add", "sum", "{}", "a", "b", "c")
                .layer("Multiply", "product", "{}", "a", "b", "c")
                .layer("Subtract", "difference", "{}", "a", "b")
                .layer("Concatenate", "all", "{'axis': -1}", "sum", "product", "difference")
                .between("x", "all");
        Answer answer = Imported.of(model).with("x", new float[] {-2, 8}, 1, 2).answer("all");
        assertThat(answer.values()).containsExactly(new float[] {-3, 22, 0, 384, -1, 0}, CLOSE);
    }

    @Test
    void normalisesWithAndWithoutScale() {
        TestLayers model = TestLayers.network()
                .floats("n/moving_mean", new float[] {1, 2}, 2)
                .floats("n/moving_variance", new float[] {3, 8}, 2)
                .floats("n/beta", new float[] {10, 20}, 2)
                .input("x", ROW)
                .layer("BatchNormalization", "n", "{'axis': [-1], 'epsilon': 1, 'scale': false, 'center': true}", "x")
                .between("x", "n");
        Answer answer = Imported.of(model).with("x", new float[] {5, 8}, 1, 2).answer("n");
        assertThat(answer.values()).containsExactly(new float[] {12, 22}, CLOSE);
    }

    @Test
    void padsPoolsAndFlattensPictures() {
        TestLayers model = TestLayers.network()
                .input("x", "[null, 1, 3, 1]")
                .layer("ZeroPadding2D", "pad", "{'padding': [[1, 0], [0, 1]]}", "x")
                .layer("MaxPooling2D", "max", "{'pool_size': [2, 2], 'padding': 'valid', 'strides': null}", "pad")
                .layer("AveragePooling2D", "mean", "{'pool_size': 2, 'padding': 'same', 'strides': [1, 1]}", "max")
                .layer("Flatten", "flat", "{}", "mean")
                .layer("Reshape", "shaped", "{'target_shape': [2, 1]}", "flat")
                .layer("Rescaling", "scaled", "{'scale': 2, 'offset': -1}", "shaped")
                .between("x", "scaled");
        Answer answer =
                Imported.of(model).with("x", new float[] {3, 4, 7}, 1, 1, 3, 1).answer("scaled");
        assertThat(answer.values()).containsExactly(10, 13);
        assertThat(answer.shape()).containsExactly(1, 2, 1);
    }

    @Test
    void filtersChannelsOneByOneAndMixesThem() {
        TestLayers model = TestLayers.network()
                .floats("s/depthwise_kernel", new float[] {2, 3}, 1, 1, 2, 1)
                .floats("s/pointwise_kernel", new float[] {1, 10}, 1, 1, 2, 1)
                .floats("s/bias", new float[] {0.5f}, 1)
                .floats("p/alpha", new float[] {0.1f}, 1, 1, 1)
                .input("x", "[null, 1, 2, 2]")
                .layer("SeparableConv2D", "s", "{'kernel_size': 1, 'padding': 'same', 'use_bias': true}", "x")
                .layer("PReLU", "p", "{}", "s")
                .layer("LeakyReLU", "l", "{'alpha': 0.5}", "p")
                .layer("Activation", "swish", "{'activation': 'swish'}", "l")
                .between("x", "swish");
        Answer answer = Imported.of(model)
                .with("x", new float[] {1, 0, -5, -1}, 1, 1, 2, 2)
                .answer("swish");
        float negative = 0.05f * (-10 - 30 + 0.5f);
        assertThat(answer.values())
                .containsExactly(new float[] {2.310355f, (float) (negative / (1 + Math.exp(-negative)))}, CLOSE);
    }

    @Test
    void namesAllLayersThatCannotBeImported() {
        TestLayers inner = TestLayers.sequence().layer("LSTM", "memory", "{}");
        TestLayers model =
                TestLayers.sequence().layer("UpSampling2D", "up", "{}").model("inner", inner);
        refuses(
                model,
                "The model uses layers that cannot be imported: LSTM, UpSampling2D. As a graph model it may:"
                        + " tensorflowjs_converter --input_format=tfjs_layers_model"
                        + " --output_format=tfjs_graph_model model.json FOLDER");
    }

    @Test
    void refusesALayerThatIsUsedTwice() {
        TestLayers model = network().layer("Softmax", "s", "{}", "x").between("x", "s");
        ((ArrayNode) model.layers().get(1).path("inbound_nodes")).addArray();
        refuses(model, "The layer \"s\" is used at more than one place; that cannot be imported.");
    }

    @Test
    void refusesALayerThatComesTooEarly() {
        TestLayers model = network().layer("Softmax", "s", "{}", "later").between("x", "s");
        refuses(model, "The model uses output 0 of the layer \"later\", which is not computed before.");
    }

    @Test
    void refusesTwoLayersOfOneName() {
        TestLayers model = network()
                .layer("Softmax", "s", "{}", "x")
                .layer("Softmax", "s", "{}", "x")
                .between("x", "s");
        refuses(model, "The model has two layers of the name \"s\".");
    }

    @Test
    void refusesALayerWithoutItsWeight() {
        TestLayers model = network().layer("Dense", "d", "{}", "x").between("x", "d");
        refuses(model, "The layer Dense \"d\" cannot be imported: the model has no weight kernel for it.");
    }

    @Test
    void refusesUnknownActivationsAndPicturesWithTheChannelsFirst() {
        TestLayers activation = network()
                .layer("Activation", "a", "{'activation': 'mish'}", "x")
                .between("x", "a");
        refuses(activation, "The layer Activation \"a\" cannot be imported: its activation \"mish\" is not supported.");
        TestLayers pool = network()
                .layer("MaxPooling2D", "p", "{'data_format': 'channels_first'}", "x")
                .between("x", "p");
        refuses(pool, "The layer MaxPooling2D \"p\" cannot be imported: its pictures have the channels first.");
    }

    @Test
    void refusesAnInputWithoutShape() {
        refuses(TestLayers.sequence().layer("Softmax", "s", "{}"), "The input \"s_input\" says no shape.");
    }

    private static TestLayers network() {
        return TestLayers.network().input("x", ROW);
    }

    private static void refuses(TestLayers model, String sentence) {
        assertThatThrownBy(() -> Imported.of(model).model())
                .isInstanceOf(ImportException.class)
                .hasMessage(sentence);
    }
}
