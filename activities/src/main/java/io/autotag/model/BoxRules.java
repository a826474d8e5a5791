package io.autotag.model;

import java.util.List;
import java.util.Optional;

/** Rules for detectors with one output, by how many places it has against the size of the picture. */
final class BoxRules {
    static final List<HeadRule> ALL = List.of(
            BoxRules::sevenColumns,
            BoxRules::yolox,
            BoxRules::yoloV5,
            BoxRules::sixColumns,
            BoxRules::yoloV8,
            BoxRules::yoloV8OnAnotherGrid);

    private static final int ANCHORS = 3;

    private BoxRules() {}

    private static Optional<Verdict> sevenColumns(Evidence evidence) {
        return evidence.only()
                .filter(output -> output.rank() == 2 && output.side(1) == 7)
                .map(output -> Verdict.unread("It answers with " + output.shown()
                        + ", rows of seven as YOLOv7 has with its suppression inside, which are not read yet."
                        + " Export it without end2end, or as a YOLOv8 or newer."));
    }

    private static Optional<Verdict> yolox(Evidence evidence) {
        return rows(evidence, 1)
                .map(output -> Verdict.unread("It answers with " + output.shown()
                        + ", one row for each cell of its grids as YOLOX has, which is not read yet."
                        + " Export it with its suppression inside, or use a YOLOv8 or newer."));
    }

    private static Optional<Verdict> yoloV5(Evidence evidence) {
        return rows(evidence, ANCHORS)
                .map(output -> Verdict.unread("It answers with " + output.shown()
                        + ", three rows for each cell of its grids as YOLOv5 and YOLOv7 have, which is not read yet."
                        + " Export it as YOLOv8 or newer, for example with “yolo export model=yolov5su.pt”."));
    }

    /** Rows of box, objectness and at least one class, as many as the grids have cells, or a multiple. */
    private static Optional<Output> rows(Evidence evidence, int each) {
        return evidence.only()
                .filter(output -> output.rank() == 3 && output.side(2) > 5)
                .filter(output -> output.side(1) == each * evidence.input().gridPlaces());
    }

    private static Optional<Verdict> sixColumns(Evidence evidence) {
        return evidence.only()
                .filter(output -> Head.YOLO_END2END.fit(evidence).isPresent())
                .map(output -> YoloEnd2End.areShares(evidence, output.name())
                        ? Verdict.undecided("It answers with " + output.shown() + ", boxes in parts of the picture."
                                + " If they are corners (x1, y1, x2, y2), write head: yolo-end2end into a card;"
                                + " centres with sizes, as RT-DETR has, are not read yet.")
                        : Verdict.is(
                                Head.YOLO_END2END,
                                "It answers with " + output.shown()
                                        + ": corners in pixels, a probability and a class number."));
    }

    private static Optional<Verdict> yoloV8(Evidence evidence) {
        return evidence.only()
                .filter(output -> Head.YOLO_V8.fit(evidence).isPresent())
                .filter(output -> output.side(2) == evidence.input().gridPlaces()
                        || output.side(1) - 4 == evidence.labels().orElse(0))
                .map(output -> Verdict.is(
                        Head.YOLO_V8,
                        "It answers with " + output.shown() + ": a box and "
                                + Words.count(output.side(1) - 4L, "class probability", "class probabilities")
                                + " for each of " + output.side(2) + " places."));
    }

    private static Optional<Verdict> yoloV8OnAnotherGrid(Evidence evidence) {
        return evidence.only()
                .filter(output -> Head.YOLO_V8.fit(evidence).isPresent())
                .map(output -> Verdict.undecided("It answers with " + output.shown()
                        + ", which may be boxes with class probabilities, but not for the grids of a YOLO."
                        + " If they are, write head: yolo-v8 and the labels into a card."));
    }
}
