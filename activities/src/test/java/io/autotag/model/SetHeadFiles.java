package io.autotag.model;

import static io.autotag.model.ConstantModel.all;
import static io.autotag.model.RowHeadFiles.HEIGHT;
import static io.autotag.model.RowHeadFiles.LABELS;
import static io.autotag.model.RowHeadFiles.WIDTH;
import static io.autotag.model.RowHeadFiles.put;

import java.util.List;

/** Files of heads with several outputs or inputs, written from their documented layouts. */
final class SetHeadFiles {

    private SetHeadFiles() {}

    /** Corners with y first, in parts of the picture; classes counted from 1, as floats. */
    static byte[] tensorFlow(List<Truth> truths) {
        int count = 20;
        double[] boxes = all(0, count * 4);
        double[] classes = all(1, count);
        double[] scores = all(0, count);
        for (int i = 0; i < truths.size(); i++) {
            Truth truth = truths.get(i);
            put(boxes, i * 4, truth.y1() / HEIGHT, truth.x1() / WIDTH, truth.y2() / HEIGHT, truth.x2() / WIDTH);
            classes[i] = truth.label() + 1;
            scores[i] = truth.p();
        }
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("num_detections:0", new double[] {truths.size()}, 1)
                .answer("detection_boxes:0", boxes, 1, count, 4)
                .answer("detection_scores:0", scores, 1, count)
                .answer("detection_classes:0", classes, 1, count)
                .answer("raw_detection_boxes:0", boxes, 1, count, 4)
                .file();
    }

    /** Background first; corners in parts of the picture, of any number of rows. */
    static byte[] ssdCorners(List<Truth> truths) {
        int count = 40;
        double[] boxes = all(0, count * 4);
        double[] scores = background(count);
        for (int i = 0; i < truths.size(); i++) {
            Truth truth = truths.get(i);
            put(boxes, i * 4, truth.x1() / WIDTH, truth.y1() / HEIGHT, truth.x2() / WIDTH, truth.y2() / HEIGHT);
            score(scores, i, truth);
        }
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("scores", scores, 1, count, 1 + LABELS)
                .answer("boxes", boxes, 1, count, 4)
                .file();
    }

    /** Offsets from the three squares of 10, 16 and 24 pixels around the centre of each cell of 8 pixels, and so on. */
    static byte[] ssdOffsets(List<Truth> truths) {
        int count = 3 * 240 + 2 * 60 + 2 * 15 + 3 * 2 * 3;
        double[] boxes = all(-3, count * 4);
        double[] scores = background(count);
        for (Truth truth : truths) {
            int column = (int) (truth.cx() / 8);
            int row = (int) (truth.cy() / 8);
            int prior = (row * 20 + column) * 3 + 1;
            put(
                    boxes,
                    prior * 4,
                    (truth.cx() - (column + 0.5) * 8) / 16 / 0.1,
                    (truth.cy() - (row + 0.5) * 8) / 16 / 0.1,
                    Math.log(truth.w() / 16) / 0.2,
                    Math.log(truth.h() / 16) / 0.2);
            score(scores, prior, truth);
        }
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer("scores", scores, 1, count, 1 + LABELS)
                .answer("boxes", boxes, 1, count, 4)
                .file();
    }

    private static double[] background(int rows) {
        double[] scores = all(0, rows * (1 + LABELS));
        for (int row = 0; row < rows; row++) {
            scores[row * (1 + LABELS)] = 1;
        }
        return scores;
    }

    private static void score(double[] scores, int row, Truth truth) {
        scores[row * (1 + LABELS)] = 1 - truth.p();
        scores[row * (1 + LABELS) + 1 + truth.label()] = truth.p();
    }

    /** No batch axis anywhere; labels counted from 1, as whole numbers. */
    static byte[] torchvision(List<Truth> truths) {
        Lists lists = new Lists(truths, 1);
        return ConstantModel.withoutBatch(HEIGHT, WIDTH)
                .answer("scores", lists.scores, truths.size())
                .wholes("int64_label", lists.labels, truths.size())
                .answer("found", lists.boxes, truths.size(), 4)
                .file();
    }

    /** Multiplies its boxes, which are in parts of the picture, with the sizes that it is given. */
    static byte[] detr(List<Truth> truths, boolean batch) {
        Lists lists = new Lists(truths, 0);
        double[] shares = new double[lists.boxes.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = lists.boxes[i] / (i % 2 == 0 ? WIDTH : HEIGHT);
        }
        long count = truths.size();
        long[] rows = batch ? new long[] {1, count} : new long[] {count};
        long[] corners = batch ? new long[] {1, count, 4} : new long[] {count, 4};
        ConstantModel model = ConstantModel.of(HEIGHT, WIDTH)
                .wholes("labels", lists.labels, rows)
                .constant("shares", "shares", shares, corners);
        model.graph()
                .input("orig_target_sizes", TinyGraph.INT64, -1, 2)
                .node("Cast", "orig_target_sizes", "sizes", TinyGraph.whole("to", TinyGraph.FLOAT32))
                .node("Concat", "sizes sizes", "twice", TinyGraph.whole("axis", 1))
                .node("Mul", "shares twice", "boxes")
                .output("boxes", TinyGraph.FLOAT32, corners);
        return model.answer("scores", lists.scores, rows).file();
    }

    /** A probability of “no object” behind the others, or a sigmoid for each. */
    static byte[] detrRaw(List<Truth> truths, boolean softmax) {
        int columns = softmax ? LABELS + 1 : LABELS;
        double[] boxes = all(0.5, 40 * 4);
        double[] logits = all(-20, 40 * columns);
        for (int query = 0; softmax && query < 40; query++) {
            logits[query * columns + LABELS] = 0;
        }
        for (int i = 0; i < truths.size(); i++) {
            Truth truth = truths.get(i);
            put(boxes, i * 4, truth.cx() / WIDTH, truth.cy() / HEIGHT, truth.w() / WIDTH, truth.h() / HEIGHT);
            logits[i * columns + truth.label()] = RowHeadFiles.logit(truth.p());
        }
        return ConstantModel.of(HEIGHT, WIDTH)
                .answer(softmax ? "pred_logits" : "labels", logits, 1, 40, columns)
                .answer(softmax ? "pred_boxes" : "dets", boxes, 1, 40, 4)
                .file();
    }

    /** Divides its boxes by the factors that it is given, downwards first; a row of -1 is nothing. */
    static byte[] paddle(List<Truth> truths) {
        int count = truths.size() + 1;
        double[] head = all(-1, count * 2);
        double[] corners = all(0, count * 4);
        for (int i = 0; i < truths.size(); i++) {
            Truth truth = truths.get(i);
            put(head, i * 2, truth.label(), truth.p());
            put(corners, i * 4, truth.x1(), truth.y1(), truth.x2(), truth.y2());
        }
        ConstantModel model = ConstantModel.of(HEIGHT, WIDTH)
                .constant("head", "head", head, count, 2)
                .constant("corners", "corners", corners, count, 4);
        model.graph()
                .input("scale_factor", TinyGraph.FLOAT32, 1, 2)
                .input("im_shape", TinyGraph.FLOAT32, 1, 2)
                .floats("turned", new long[] {2, 2}, 0, 1, 1, 0)
                .floats("size", new long[] {1, 2}, HEIGHT, WIDTH)
                .node("Div", "im_shape size", "whole")
                .node("Mul", "scale_factor whole", "factors")
                .node("MatMul", "factors turned", "across")
                .node("Concat", "across across", "twice", TinyGraph.whole("axis", 1))
                .node("Div", "corners twice", "boxes")
                .node("Concat", "head boxes", "rows", TinyGraph.whole("axis", 1))
                .output("rows", TinyGraph.FLOAT32, -1, 6);
        return model.wholes("count", new double[] {count}, 1).file();
    }

    /** The three lists of a set of boxes. */
    private static final class Lists {
        private final double[] boxes;
        private final double[] labels;
        private final double[] scores;

        Lists(List<Truth> truths, int firstLabel) {
            boxes = new double[truths.size() * 4];
            labels = new double[truths.size()];
            scores = new double[truths.size()];
            for (int i = 0; i < truths.size(); i++) {
                Truth truth = truths.get(i);
                put(boxes, i * 4, truth.x1(), truth.y1(), truth.x2(), truth.y2());
                labels[i] = truth.label() + firstLabel;
                scores[i] = truth.p();
            }
        }
    }
}
