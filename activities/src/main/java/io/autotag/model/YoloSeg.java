package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code [N, 4 + C + 32, A]} as {@link YoloV8} with 32 numbers of a mask behind the classes, or {@code [N, K, 38]} as
 * {@link YoloEnd2End} with them behind the six; beside it the prototypes {@code [N, 32, h, w]} that masks are mixed of. So
 * exports {@code yolo task=segment}. Boxes are read; masks are not kept. Layout: {@code Segment.forward} in
 * ultralytics/nn/modules/head.py.
 */
final class YoloSeg {
    private static final int MASK = 32;

    private YoloSeg() {}

    static Optional<Decoder> fit(Evidence evidence) {
        List<Output> all = evidence.first().all();
        boolean prototypes = all.stream()
                .anyMatch(output -> output.hasShape(evidence.input().batch(), MASK, Output.ANY, Output.ANY));
        Optional<Output> boxes =
                all.stream().filter(output -> output.rank() == 3).findFirst();
        return boxes.filter(output -> prototypes && all.size() == 2)
                .flatMap(output ->
                        YoloEnd2End.fit(evidence, output, 6 + MASK).or(() -> YoloV8.fit(evidence, output, MASK)));
    }
}
