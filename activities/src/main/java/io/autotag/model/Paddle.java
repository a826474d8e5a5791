package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code [K, 6]}: class, probability, x1, y1, x2, y2 in pixels of the picture before it was scaled by the second input
 * {@code scale_factor}, here 1; a class of -1 stands for nothing found. PaddleDetection exports so through Paddle2ONNX
 * (PP-YOLOE, PicoDet, RT-DETR), beside the number of boxes. Layout: {@code multiclass_nms} of ppdet/modeling/ops.py. Of
 * several pictures at once the rows do not say whose they are, so that a file that insists on them is none of these.
 */
record Paddle(String name) implements Decoder {
    private static final int COLUMNS = 6;

    static Optional<Decoder> fit(Evidence evidence) {
        List<Output> rows = evidence.first().all().stream()
                .filter(output -> output.hasShape(Output.ANY, COLUMNS))
                .toList();
        return rows.stream()
                .findFirst()
                .filter(output -> rows.size() == 1)
                .filter(output -> !evidence.input().insistsOnBatch())
                .filter(output -> evidence.inTrials(output.name()).stream().allMatch(Paddle::isReadable))
                .map(output -> new Paddle(output.name()));
    }

    private static boolean isReadable(Output output) {
        if (!output.hasShape(Output.ANY, COLUMNS)) {
            return false;
        }
        for (int at = 0; at < output.size(); at += COLUMNS) {
            float label = output.values()[at];
            float p = output.values()[at + 1];
            boolean nothing = label < 0;
            if (label != Math.rint(label) || (!nothing && (p < 0 || p > 1))) {
                return false;
            }
        }
        return true;
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
            if (values[at] >= 0 && found.wants(values[at + 1])) {
                found.add(
                        Math.round(values[at]),
                        values[at + 1],
                        values[at + 2],
                        values[at + 3],
                        values[at + 4],
                        values[at + 5]);
            }
        }
    }
}
