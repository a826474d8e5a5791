package io.autotag.model.tfjs;

import java.util.List;

/**
 * What an import did.
 *
 * @param ops the kinds of TensorFlow operations that occurred, sorted
 * @param nodes how many nodes the ONNX graph has
 * @param weights how many numbers its weights are
 * @param inputs name, type and shape of each, as {@code images float32 [1, 512, 512, 3]}
 * @param outputs likewise
 */
public record ImportReport(List<String> ops, int nodes, long weights, List<String> inputs, List<String> outputs) {
    public ImportReport {
        ops = List.copyOf(ops);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
