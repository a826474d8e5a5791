package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code [N, 4 + C + 32, A]} as {@link YoloV8} with 32 numbers of a mask behind the classes, or {@code [N, K, 38]} as
 * {@link YoloEnd2End} with them behind the six; beside it the prototypes {@code [N, 32, h, w]} that masks are mixed of. So
 * exports {@code yolo task=segment}. Layout: {@code Segment.forward} in ultralytics/nn/modules/head.py.
 *
 * @param boxes reads the boxes, and says where the numbers of each begin
 * @param numbers the output with boxes and numbers
 * @param inRows whether the numbers of a box are next to each other
 * @param prototypes the output with these
 */
record YoloSeg(Decoder boxes, String numbers, boolean inRows, String prototypes, int width, int height)
        implements Decoder {
    private static final int MASK = PrototypeMasks.COUNT;

    static Optional<Decoder> fit(Evidence evidence) {
        List<Output> all = evidence.first().all();
        Optional<Output> boxes =
                all.stream().filter(output -> output.rank() == 3).findFirst();
        Optional<Output> prototypes = all.stream()
                .filter(output -> output.hasShape(evidence.input().batch(), MASK, Output.SOME, Output.SOME))
                .findFirst();
        if (all.size() != 2 || boxes.isEmpty() || prototypes.isEmpty()) {
            return Optional.empty();
        }
        return fit(evidence, boxes.get(), prototypes.get().name());
    }

    private static Optional<Decoder> fit(Evidence evidence, Output boxes, String prototypes) {
        Optional<Decoder> rows = YoloEnd2End.fit(evidence, boxes, 6 + MASK);
        return rows.or(() -> YoloV8.fit(evidence, boxes, MASK))
                .map(decoder -> new YoloSeg(
                        decoder,
                        boxes.name(),
                        rows.isPresent(),
                        prototypes,
                        evidence.input().width(),
                        evidence.input().height()));
    }

    @Override
    public List<String> outputs() {
        return List.of(numbers, prototypes);
    }

    @Override
    public int classes() {
        return boxes.classes();
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        outputs.named(prototypes).requireShape(Output.SOME, MASK, Output.SOME, Output.SOME);
        boxes.decode(outputs, found);
    }

    @Override
    public Masks masks(Outputs outputs) {
        Output rows = outputs.named(numbers);
        return new PrototypeMasks(rows, inRows ? 1 : rows.lastSide(), outputs.named(prototypes), width, height);
    }
}
