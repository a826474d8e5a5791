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

    /** Of all outputs with numbers: a text, such as the name of the likeliest class, says nothing more than they. */
    List<String> outputNames() {
        List<Port> numbers =
                outputs.stream().filter(port -> !port.type().equals(Port.TEXT)).toList();
        return (numbers.isEmpty() ? outputs : numbers).stream().map(Port::name).toList();
    }
}
