package io.autotag.model.tfjs;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Turns a TensorFlow.js model, a graph model or a layers model, into one ONNX file. */
public final class TfjsImporter {

    private TfjsImporter() {}

    /**
     * Reads {@code model.json}, the weight files it names, which must lie in the same folder or below, and the labels in
     * Teachable Machine's {@code metadata.json} beside it; writes the ONNX file (opset 13), replacing one that is there only
     * when all has succeeded. The same input gives the same bytes.
     *
     * @throws ImportException when the model cannot be imported
     */
    public static ImportReport importModel(Path modelJson, Path onnxOut) {
        OperationTable table = OperationTable.standard();
        TfGraph graph = ModelJson.read(modelJson);
        GraphOrder order = new GraphOrder(graph);
        table.requireAll(order.needed(graph.outputs()));
        List<TfNode> all = order.sorted(graph.outputs());
        List<Port> outputs = order.last(graph.outputs());
        Map<String, Tensor> weights = new WeightReader(WeightFolder.of(modelJson)).read(graph.weights());
        weights.putAll(graph.constants());
        TfGraph rewritten = new HardSwish(graph, weights).rewritten();
        List<TfNode> sorted = new GraphOrder(rewritten).sorted(outputs);
        OnnxModel model = new Translation(rewritten, weights, table).run(sorted, outputs);
        OnnxFile.write(model.toProto(MakerFile.beside(modelJson)), onnxOut);
        return new ImportReport(kinds(all), model.nodes(), model.numbers(), model.inputs(), model.outputs());
    }

    private static List<String> kinds(Collection<TfNode> nodes) {
        return nodes.stream().map(TfNode::op).distinct().sorted().toList();
    }
}
