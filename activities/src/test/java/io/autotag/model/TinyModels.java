package io.autotag.model;

import static io.autotag.model.TinyGraph.BOOL;
import static io.autotag.model.TinyGraph.FLOAT16;
import static io.autotag.model.TinyGraph.FLOAT32;
import static io.autotag.model.TinyGraph.INT64;
import static io.autotag.model.TinyGraph.INT8;
import static io.autotag.model.TinyGraph.UINT8;
import static io.autotag.model.TinyGraph.body;
import static io.autotag.model.TinyGraph.whole;
import static io.autotag.model.TinyGraph.wholes;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;

/**
 * Models of a few hundred bytes whose answers follow from the picture by arithmetic that a test can do in its head. All
 * take RGB pictures of {@value #SIDE} × {@value #SIDE} pixels, NCHW and divided by 255, unless said otherwise.
 */
public final class TinyModels {
    /** A real classifier of the directions of text. */
    static final String ORIENTATION = "ch_ppocr_mobile_v2.0_cls_infer.onnx";

    public static final int SIDE = 64;

    /** Cards for the models below; the labels are the three colours. */
    public static final String DETECTOR_CARD = card("yolo-end2end");

    public static final String CLASSIFIER_CARD = card("classifier-softmax");

    public static final String DESCRIBER_CARD =
            CLASSIFIER_CARD.replace("classifier-softmax", "embedding").replace("labels: [red, green, blue]\n", "");

    private TinyModels() {}

    /** A card for {@value #SIDE} × {@value #SIDE} stretched pictures and the labels red, green and blue. */
    public static String card(String head) {
        return """
                name: tiny
                training_set: made up
                head: %s
                labels: [red, green, blue]
                input: {scale: 1/255, resize: stretch}
                """
                .formatted(head);
    }

    /**
     * {@code yolo-end2end}: for each colour a box from the top left corner over the whole height, as wide as the mean of
     * the colour's channel says (0 to 1 of the width), with that mean as p.
     */
    public static byte[] detector() {
        return detectorGraph().file();
    }

    /** {@code yolo-seg}: the same boxes for every picture, with masks. It takes larger pictures than the others. */
    public static byte[] segmenter() {
        return SegFiles.inRows(Truth.boxes(RowHeadFiles.WIDTH, RowHeadFiles.HEIGHT, RowHeadFiles.LABELS));
    }

    static TinyGraph detectorGraph() {
        return rows(means(new TinyGraph().input("images", FLOAT32, 1, 3, SIDE, SIDE), "images"))
                .output("output0", FLOAT32, 1, 3, 6);
    }

    private static TinyGraph means(TinyGraph graph, String pictures) {
        return graph.node("ReduceMean", pictures, "means", wholes("axes", 2, 3), whole("keepdims", 0));
    }

    private static TinyGraph rows(TinyGraph graph) {
        return graph.integers("last", 2)
                .floats("zeros", new long[] {1, 3, 1}, 0, 0, 0)
                .floats("side", new long[] {1}, SIDE)
                .floats("bottom", new long[] {1, 3, 1}, SIDE, SIDE, SIDE)
                .floats("class", new long[] {1, 3, 1}, 0, 1, 2)
                .node("Unsqueeze", "means last", "p")
                .node("Mul", "p side", "right")
                .node("Concat", "zeros zeros right bottom p class", "output0", whole("axis", 2));
    }

    /** {@code classifier-softmax}: ten times the mean of each channel, without softmax. */
    public static byte[] classifier() {
        return classifierGraph().file();
    }

    /** The same for all the pictures of a batch together. */
    static byte[] meanOfAllPictures() {
        return new TinyGraph()
                .input("images", FLOAT32, -1, 3, SIDE, SIDE)
                .node("ReduceMean", "images", "means", wholes("axes", 2, 3), whole("keepdims", 0))
                .node("ReduceMean", "means", "logits", wholes("axes", 0), whole("keepdims", 1))
                .output("logits", FLOAT32, -1, 3)
                .file();
    }

    static TinyGraph classifierGraph() {
        return means(new TinyGraph().input("images", FLOAT32, -1, 3, SIDE, SIDE), "images")
                .floats("ten", new long[] {1}, 10)
                .node("Mul", "means ten", "logits")
                .output("logits", FLOAT32, -1, 3);
    }

    /** {@code embedding}: the mean of each channel, which is no direction for a black picture. */
    public static byte[] describer() {
        return means(new TinyGraph().input("images", FLOAT32, 1, 3, SIDE, SIDE), "images")
                .node("Identity", "means", "features")
                .output("features", FLOAT32, 1, 3)
                .file();
    }

    /** {@code embedding} with a pooling: a vector for each row of pixels, the mean of each channel in it. */
    public static byte[] describerOfRows() {
        return new TinyGraph()
                .input("images", FLOAT32, 1, 3, SIDE, SIDE)
                .node("ReduceMean", "images", "rows", wholes("axes", 3), whole("keepdims", 0))
                .node("Transpose", "rows", "last_hidden_state", wholes("perm", 0, 2, 1))
                .output("last_hidden_state", FLOAT32, 1, SIDE, 3)
                .file();
    }

    /** A classifier of three classes that answers with one pixel, in operators that every opset has. */
    static byte[] identity(long opset) {
        return new TinyGraph()
                .input("images", FLOAT32, 1, 3, 1, 1)
                .node("Identity", "images", "logits")
                .output("logits", FLOAT32, 1, 3, 1, 1)
                .opset(opset)
                .file();
    }

    /** {@code classifier-sigmoid}: the mean of each channel. */
    public static byte[] tagger() {
        return means(new TinyGraph().input("images", FLOAT32, 1, 3, SIDE, SIDE), "images")
                .node("Identity", "means", "probabilities")
                .output("probabilities", FLOAT32, 1, 3)
                .file();
    }

    /** A classifier of five classes: the means of the channels and two that are zero. */
    public static byte[] fiveClasses() {
        return means(new TinyGraph().input("images", FLOAT32, 1, 3, SIDE, SIDE), "images")
                .floats("none", new long[] {1, 2}, 0, 0)
                .node("Concat", "means none", "logits", whole("axis", 1))
                .output("logits", FLOAT32, 1, 5)
                .file();
    }

    /** A classifier whose answer to every picture is not a number. */
    public static byte[] neverANumber() {
        return logarithm(true).file();
    }

    /** A classifier that answers with the logarithms of the means, so with minus infinity to a black picture. */
    public static byte[] infiniteWhenBlack() {
        return logarithm(false).file();
    }

    private static TinyGraph logarithm(boolean negative) {
        TinyGraph graph = means(new TinyGraph().input("images", FLOAT32, -1, 3, SIDE, SIDE), "images")
                .node("Sub", "means means", "nothing")
                .floats("least", new long[] {1}, -1);
        return (negative ? graph.node("Add", "nothing least", "x") : graph.node("Identity", "means", "x"))
                .node("Log", "x", "logits")
                .output("logits", FLOAT32, -1, 3);
    }

    /** The classifier, but a white picture keeps it busy for hours, and all that go in with it; others are answered at once. */
    public static byte[] slowWhenWhite() {
        TinyGraph step = new TinyGraph()
                .input("turn", INT64)
                .input("goes_on", BOOL)
                .input("sum", FLOAT32, -1, 3)
                .node("Identity", "goes_on", "still")
                .node("Add", "sum means", "next")
                .output("still", BOOL)
                .output("next", FLOAT32, -1, 3);
        return means(new TinyGraph().input("images", FLOAT32, -1, 3, SIDE, SIDE), "images")
                .integers("turns", 1L << 40)
                .floats("nearly_white", new long[] {}, 0.99f)
                .node("ReduceMin", "means", "least", wholes("axes", 1), whole("keepdims", 0))
                .node("ReduceMax", "least", "whitest", whole("keepdims", 0))
                .node("Greater", "whitest nearly_white", "is_white")
                .node("Loop", "turns is_white means", "logits", body("body", step))
                .output("logits", FLOAT32, -1, 3)
                .file();
    }

    /**
     * {@code yolo-v8} with 84 places: boxes of 20 × 10 pixels around (32, 16) at the first two, which overlap by 0.9, and
     * around (32, 48) at the third; p is the mean of each channel there and 0 at all other places.
     */
    public static byte[] yoloV8() {
        return yoloV8(1).file();
    }

    /** The same with boxes in parts of the picture. */
    public static byte[] yoloV8InParts() {
        return yoloV8(1f / SIDE).file();
    }

    static TinyGraph yoloV8(float unit) {
        int places = 64 + 16 + 4;
        float[] boxes = new float[4 * places];
        float[] used = new float[places];
        float[][] first = {{32, 16, 20, 10}, {33, 16, 20, 10}, {32, 48, 20, 10}};
        for (int place = 0; place < places; place++) {
            float[] box = place < first.length ? first[place] : new float[] {place % SIDE, place % SIDE, 60, 60};
            used[place] = place < first.length ? 1 - place / 100f : 0;
            for (int side = 0; side < 4; side++) {
                boxes[side * places + place] = box[side] * unit;
            }
        }
        return means(new TinyGraph().input("images", FLOAT32, 1, 3, SIDE, SIDE), "images")
                .integers("last", 2)
                .floats("boxes", new long[] {1, 4, places}, boxes)
                .floats("used", new long[] {1, 1, places}, used)
                .node("Unsqueeze", "means last", "p")
                .node("Mul", "p used", "scores")
                .node("Concat", "boxes scores", "output0", whole("axis", 1))
                .output("output0", FLOAT32, 1, 7, places);
    }

    /** The detector with halves going in and coming out. */
    public static byte[] halfDetector() {
        TinyGraph graph = new TinyGraph()
                .input("images", FLOAT16, 1, 3, SIDE, SIDE)
                .node("Cast", "images", "floats", whole("to", FLOAT32));
        return rows(means(graph, "floats"))
                .node("Cast", "output0", "halves", whole("to", FLOAT16))
                .output("halves", FLOAT16, 1, 3, 6)
                .file();
    }

    /** The classifier with bytes going in, colours last, as TensorFlow's models have it. */
    public static byte[] byteClassifier() {
        return new TinyGraph()
                .input("images", UINT8, 1, SIDE, SIDE, 3)
                .floats("scale", new long[] {1}, 10 / 255f)
                .node("Cast", "images", "floats", whole("to", FLOAT32))
                .node("ReduceMean", "floats", "means", wholes("axes", 1, 2), whole("keepdims", 0))
                .node("Mul", "means scale", "logits")
                .output("logits", FLOAT32, 1, 3)
                .file();
    }

    /** The classifier for signed bytes, as quantising leaves them: its first node adds the 128 that was taken off. */
    static byte[] signedByteClassifier() {
        TensorProto.Builder zero =
                TensorProto.newBuilder().setName("zero_point").setDataType(INT8).addInt32Data(-128);
        TinyGraph graph = new TinyGraph()
                .input("images", INT8, 1, 3, SIDE, SIDE)
                .tensor(zero)
                .floats("step", new long[] {}, 1 / 255f)
                .floats("ten", new long[] {1}, 10)
                .node("DequantizeLinear", "images step zero_point", "floats");
        return means(graph, "floats")
                .node("Mul", "means ten", "logits")
                .output("logits", FLOAT32, 1, 3)
                .file();
    }

    /** The classifier with its means as bytes or signed bytes, between QuantizeLinear and DequantizeLinear. */
    static byte[] quantisedClassifier(int type) {
        TensorProto.Builder zero =
                TensorProto.newBuilder().setName("zero_point").setDataType(type).addInt32Data(0);
        return means(new TinyGraph().input("images", FLOAT32, 1, 3, SIDE, SIDE), "images")
                .tensor(zero)
                .floats("step", new long[] {}, type == UINT8 ? 1 / 255f : 1 / 127f)
                .floats("ten", new long[] {1}, 10)
                .node("QuantizeLinear", "means step zero_point", "bytes")
                .node("DequantizeLinear", "bytes step zero_point", "numbers")
                .node("Mul", "numbers ten", "logits")
                .output("logits", FLOAT32, 1, 3)
                .file();
    }

    /** The classifier for four pictures at a time. */
    public static byte[] batchOfFour() {
        return batchOf(4);
    }

    static byte[] batchOf(int pictures) {
        return means(new TinyGraph().input("images", FLOAT32, pictures, 3, SIDE, SIDE), "images")
                .floats("ten", new long[] {1}, 10)
                .node("Mul", "means ten", "logits")
                .output("logits", FLOAT32, pictures, 3)
                .file();
    }

    /** A batch of four whose answers depend on the place: that of the second is twice what it is alone. */
    static byte[] batchWithPlaces() {
        return means(new TinyGraph().input("images", FLOAT32, 4, 3, SIDE, SIDE), "images")
                .floats("tens", new long[] {4, 1}, 10, 20, 10, 10)
                .node("Mul", "means tens", "logits")
                .output("logits", FLOAT32, 4, 3)
                .file();
    }

    /** A model that answers every picture with the same numbers, in the shape of an output of some kind. */
    public static byte[] constant(String output, long[] shape, float... values) {
        int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] all = values.length == 1 ? new float[size] : values;
        if (values.length == 1) {
            Arrays.fill(all, values[0]);
        }
        return new TinyGraph()
                .input("images", FLOAT32, 1, 3, SIDE, SIDE)
                .floats("zero", new long[] {1}, 0)
                .floats("all", shape, all)
                .node("ReduceMean", "images", "mean", whole("keepdims", 0))
                .node("Mul", "mean zero", "nothing")
                .node("Add", "all nothing", output)
                .output(output, FLOAT32, shape)
                .file();
    }

    /** The same with what Ultralytics writes into its files. */
    static TinyGraph ultralytics(TinyGraph graph) {
        return graph.metadata("task", "detect")
                .metadata("stride", "32")
                .metadata("names", "{0: 'red', 1: 'green', 2: \"blue'ish\"}");
    }
}
