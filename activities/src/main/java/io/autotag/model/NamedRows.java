package io.autotag.model;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads an answer that is a sequence of maps, one for each picture, from classes to numbers: so end classifiers that were
 * converted from scikit-learn, Core ML and Custom Vision ({@code ZipMap} of ai.onnx.ml). It becomes {@code [N, C]} in the
 * order of the classes' names, or of their numbers where they have no names.
 */
final class NamedRows {

    private NamedRows() {}

    /** @throws ItemProblem when it is something else, or pictures have different classes */
    static void read(Output output, OnnxSequence pictures) throws OrtException, ItemProblem {
        List<? extends OnnxValue> all = pictures.getValue();
        List<SortedMap<Object, Object>> rows = new ArrayList<>();
        try {
            for (OnnxValue picture : all) {
                if (!(picture instanceof OnnxMap map)) {
                    throw unsupported(output, "is a sequence, but not of classes with their numbers");
                }
                rows.add(new TreeMap<>(map.getValue()));
            }
        } finally {
            all.forEach(OnnxValue::close);
        }
        fill(output, rows);
    }

    /**
     * Takes the maps as rows.
     *
     * @throws ItemProblem when there are none, or they have different classes, or no numbers
     */
    static void fill(Output output, List<SortedMap<Object, Object>> rows) throws ItemProblem {
        if (rows.isEmpty() || rows.get(0).isEmpty() || rows.get(0).size() > CardLabels.MOST) {
            throw unsupported(output, "names no classes, or more than " + CardLabels.MOST);
        }
        SortedMap<Object, Object> first = rows.get(0);
        float[] values = output.reset(rows.size(), first.size());
        int next = 0;
        for (Map<Object, Object> row : rows) {
            if (!row.keySet().equals(first.keySet())) {
                throw unsupported(output, "has other classes for one picture than for another");
            }
            for (Object value : row.values()) {
                if (!(value instanceof Number number)) {
                    throw unsupported(output, "has classes without numbers");
                }
                values[next++] = number.floatValue();
            }
        }
        boolean named = first.firstKey() instanceof String;
        List<String> names =
                named ? first.keySet().stream().map(String::valueOf).toList() : List.of();
        if (output.isByClass() && !output.names().equals(names)) {
            throw unsupported(output, "has other classes for this picture than when the model was tried");
        }
        output.byClass(names);
    }

    private static ItemProblem unsupported(Output output, String what) {
        return new ItemProblem(ItemProblem.Code.UNSUPPORTED, "The model's output " + output.name() + " " + what + ".");
    }
}
