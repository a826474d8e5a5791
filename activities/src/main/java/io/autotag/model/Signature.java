package io.autotag.model;

import java.util.List;
import java.util.Map;

/** What an ONNX file declares, in no runtime's terms. */
record Signature(List<Port> inputs, List<Port> outputs, Map<String, String> metadata) {
    Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        metadata = Map.copyOf(metadata);
    }

    Port output(String name) {
        return outputs.stream()
                .filter(port -> port.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no output " + name));
    }

    List<String> outputNames() {
        return outputs.stream().map(Port::name).toList();
    }
}
