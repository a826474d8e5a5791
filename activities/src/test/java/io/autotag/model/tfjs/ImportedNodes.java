package io.autotag.model.tfjs;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/** The operators of the ONNX graph that a test graph becomes. */
final class ImportedNodes {

    private ImportedNodes() {}

    static List<String> of(TestGraph graph) {
        ModelProto model = Imported.of(graph).model();
        return model.getGraph().getNodeList().stream().map(NodeProto::getOpType).toList();
    }
}
