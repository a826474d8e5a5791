package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code [boxes, 7]}: number of the picture in the batch, x1, y1, x2, y2 in pixels of the tensor, class, probability; as
 * many rows as there are boxes, maybe none. YOLOv7 exports so with {@code export.py --end2end}, its suppression inside.
 * Layout: {@code ONNX_ORT.forward} in models/experimental.py of WongKinYiu/yolov7.
 */
record YoloV7End2End(String name) implements Decoder {
    static final int COLUMNS = 7;
    private static final int LABEL = 5;
    private static final int P = 6;

    static Optional<Decoder> fit(Evidence evidence) {
        return evidence.only()
                .filter(output -> output.hasShape(Output.ANY, COLUMNS))
                .filter(output -> evidence.inTrials(output.name()).stream().allMatch(YoloV7End2End::isReadable))
                .map(output -> new YoloV7End2End(output.name()));
    }

    private static boolean isReadable(Output output) {
        if (!output.hasShape(Output.ANY, COLUMNS)) {
            return false;
        }
        float[] values = output.values();
        for (int at = 0; at < output.size(); at += COLUMNS) {
            boolean numbers = isNumber(values[at]) && isNumber(values[at + LABEL]);
            if (!numbers || values[at + P] < 0 || values[at + P] > 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(float value) {
        return value >= 0 && value == Math.rint(value);
    }

    @Override
    public List<String> outputs() {
        return List.of(name);
    }

    /** The shape does not say it. */
    @Override
    public int classes() {
        return 0;
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        Output output = outputs.named(name);
        output.requireShape(Output.ANY, COLUMNS);
        float[] values = output.values();
        for (int at = 0; at < output.size(); at += COLUMNS) {
            if (values[at] == 0 && found.wants(values[at + P])) {
                found.add(
                        Math.round(values[at + LABEL]),
                        values[at + P],
                        values[at + 1],
                        values[at + 2],
                        values[at + 3],
                        values[at + 4]);
            }
        }
    }
}
