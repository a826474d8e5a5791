package io.autotag.model;

import java.util.List;
import java.util.Optional;

/** Rules for detectors with one output, by how many places it has against the size of the picture. */
final class BoxRules {
    static final List<HeadRule> ALL = List.of(
            BoxRules::sevenColumns,
            BoxRules::transposed,
            BoxRules::yolox,
            BoxRules::yoloV5,
            BoxRules::sixColumns,
            BoxRules::yoloV8,
            BoxRules::yoloV8OnAnotherGrid,
            BoxRules::fastestDet,
            BoxRules::grid);

    private BoxRules() {}

    private static Optional<Verdict> sevenColumns(Evidence evidence) {
        return evidence.only()
                .filter(output -> Head.YOLO_V7_END2END.fit(evidence).isPresent())
                .map(output -> Verdict.is(
                        Head.YOLO_V7_END2END,
                        "It answers with " + output.shown() + ", as many rows of seven as there are boxes: picture,"
                                + " corners in pixels, class and probability."));
    }

    /** A place a cell with boxes in pixels: YOLOX that decodes itself has objectness too, which only the labels tell. */
    private static Optional<Verdict> transposed(Evidence evidence) {
        return YoloX.fit(evidence)
                .filter(decoder -> decoder instanceof YoloX yolox
                        && yolox.decoded()
                        && evidence.labels().orElse(0) != decoder.classes())
                .map(decoder ->
                        Verdict.undecided("It answers with " + evidence.first().shown()
                                + ", a row for each cell of its grids with a box in pixels. If it is a YOLOX that decodes its boxes,"
                                + " write head: yolox and its " + Words.count(decoder.classes(), "label")
                                + " into a card; a YOLOv8"
                                + " has its places last: export it without transposing."));
    }

    private static Optional<Verdict> yolox(Evidence evidence) {
        return Head.YOLOX
                .fit(evidence)
                .map(decoder -> Verdict.is(
                        Head.YOLOX,
                        "It answers with " + evidence.first().shown()
                                + ", one row for each cell of the grids of 8, 16 and"
                                + " 32 pixels: a box, its objectness and "
                                + Words.count(decoder.classes(), "class probability", "class probabilities") + "."));
    }

    private static Optional<Verdict> yoloV5(Evidence evidence) {
        return ObjectnessRows.of(evidence)
                .filter(rows -> rows.places() % YoloV5.ANCHORS == 0)
                .filter(rows -> evidence.input().isGrid(rows.places() / YoloV5.ANCHORS))
                .map(rows -> Verdict.is(
                        Head.YOLO_V5,
                        "It answers with " + evidence.first().named(rows.name()).shown()
                                + ", three rows for each cell of its grids: a box, its objectness and "
                                + Words.count(rows.classes(), "class probability", "class probabilities") + "."));
    }

    private static Optional<Verdict> sixColumns(Evidence evidence) {
        return evidence.only()
                .filter(output -> Head.YOLO_END2END.fit(evidence).isPresent())
                .map(output -> YoloEnd2End.areShares(evidence, output.name())
                        ? Verdict.undecided("It answers with " + output.shown() + ", boxes in parts of the picture."
                                + " Write into a card head: yolo-end2end if they are corners (x1, y1, x2, y2), or"
                                + " head: rtdetr if they are centres with sizes.")
                        : Verdict.is(
                                Head.YOLO_END2END,
                                "It answers with " + output.shown()
                                        + ": corners in pixels, a probability and a class number."));
    }

    private static Optional<Verdict> yoloV8(Evidence evidence) {
        return evidence.only()
                .filter(output -> Head.YOLO_V8.fit(evidence).isPresent())
                .filter(output -> evidence.input().isGrid(output.side(2))
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

    private static Optional<Verdict> fastestDet(Evidence evidence) {
        return Head.FASTESTDET
                .fit(evidence)
                .map(decoder -> Verdict.is(
                        Head.FASTESTDET,
                        "It answers with " + evidence.first().shown()
                                + ", one grid whose cells have an objectness, a box"
                                + " and " + Words.count(decoder.classes(), "class probability", "class probabilities")
                                + " that add up to 1."));
    }

    private static Optional<Verdict> grid(Evidence evidence) {
        return evidence.only()
                .filter(output -> output.rank() == 4 && output.side(1) > 5 && output.side(2) > 1)
                .filter(output -> Grid.over(evidence.input(), 8, 16, 32).stream()
                        .anyMatch(grid -> grid.rows() == output.side(2) && grid.columns() == output.side(3)))
                .map(output -> Verdict.unread("It answers with " + output.shown()
                        + ", the raw grid of a detector, whose meaning the file does not say."
                        + " Export it with its boxes decoded, as [N, boxes, 6] for example."));
    }
}
