package io.autotag.model;

import java.util.Optional;

/**
 * {@code detection_boxes [N, K, 4]} as ymin, xmin, ymax, xmax in parts of the picture, {@code detection_classes [N, K]}
 * counted from 1, {@code detection_scores [N, K]}; rows that are not needed have no score. So export the models of
 * TensorFlow's object detection API (SSD, EfficientDet, CenterNet, Faster R-CNN) through tf2onnx. Layout: {@code export_tf2}
 * of exporter_main_v2.py in tensorflow/models.
 */
final class TensorFlowSsd {

    private TensorFlowSsd() {}

    static Optional<Decoder> fit(Evidence evidence) {
        Optional<Output> boxes = output(evidence, "detection_boxes");
        Optional<Output> labels = output(evidence, "detection_classes");
        Optional<Output> scores = output(evidence, "detection_scores");
        if (boxes.isEmpty() || labels.isEmpty() || scores.isEmpty()) {
            return Optional.empty();
        }
        ScoredBoxes decoder = new ScoredBoxes(
                boxes.get().name(),
                labels.get().name(),
                scores.get().name(),
                1,
                true,
                evidence.input().width(),
                evidence.input().height());
        return Optional.of(decoder).filter(fit -> fit.isReadable(evidence)).map(fit -> fit);
    }

    /** Names may end in {@code :0}. */
    private static Optional<Output> output(Evidence evidence, String name) {
        return evidence.first().all().stream()
                .filter(output -> output.name().replaceFirst(":\\d+$", "").equals(name))
                .findFirst();
    }
}
