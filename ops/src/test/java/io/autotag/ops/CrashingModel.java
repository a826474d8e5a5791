package io.autotag.ops;

import static io.autotag.model.TinyGraph.FLOAT32;
import static io.autotag.model.TinyGraph.INT64;
import static io.autotag.model.TinyGraph.whole;
import static io.autotag.model.TinyGraph.wholes;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.model.PlainPicture;
import io.autotag.model.TinyGraph;
import io.autotag.model.TinyModels;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.ModelUpload;
import io.autotag.ops.cli.Names;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A classifier of the colours of pictures that ends its process at one picture: it divides the least of all whole numbers by
 * the distance of the picture from blue less one. At blue that is -1, the quotient is none of 64 bits, and the processor
 * ends ONNX Runtime with a signal, as it does with any C++ program that divides so. No switch of the product is in play.
 */
final class CrashingModel {

    private static final String NAME = "crashing";

    private CrashingModel() {}

    /** Other processors than those of this kind answer such a division. */
    static boolean crashesHere() {
        return System.getProperty("os.arch").equals("amd64");
    }

    /** A picture that no process survives. */
    static byte[] deadlyPicture(int number) {
        return PlainPicture.of(40 + number, 40, Color.BLUE);
    }

    /** One of many that differ, and are answered. */
    static byte[] harmlessPicture(int number) {
        return PlainPicture.of(40, 40, new Color(255 - number % 128, number / 128 * 20, 0));
    }

    /** Adds it, tries it on the dataset's item of that key, which must be harmless, and makes it active; answers its uid. */
    static String activate(ApiClient api, Path folder, JsonNode dataset, String key) throws IOException {
        Path onnx = Files.write(folder.resolve("crashing.onnx"), file());
        Path card = Files.writeString(folder.resolve("crashing.yaml"), TinyModels.CLASSIFIER_CARD);
        ModelUpload models = new ModelUpload(api);
        JsonNode version = models.add(NAME, onnx, Optional.of(card));
        String path = models.versionPath(NAME, Fields.text(version, "uid"));
        models.preview(path, Fields.text(OrientationModel.item(api, dataset, key), "uid"));
        api.post(path + "activate/");
        return Fields.text(Names.model(api, NAME), "uid");
    }

    private static byte[] file() {
        return new TinyGraph()
                .input("images", FLOAT32, -1, 3, TinyModels.SIDE, TinyModels.SIDE)
                .floats("blue", new long[] {3}, 0, 0, 1)
                .floats("byte", new long[] {1}, 255)
                .floats("ten", new long[] {1}, 10)
                .floats("nothing", new long[] {1}, 0)
                .integers("least", Long.MIN_VALUE)
                .integers("minus-one", -1)
                .node("ReduceMean", "images", "means", wholes("axes", 2, 3), whole("keepdims", 0))
                .node("Sub", "means blue", "off")
                .node("Abs", "off", "far")
                .node("ReduceMax", "far", "farthest", wholes("axes", 1), whole("keepdims", 1))
                .node("Mul", "farthest byte", "bytes")
                .node("Cast", "bytes", "distance", whole("to", INT64))
                .node("Add", "distance minus-one", "divisor")
                .node("Div", "least divisor", "quotient")
                .node("Cast", "quotient", "share", whole("to", FLOAT32))
                .node("Mul", "share nothing", "none")
                .node("Mul", "means ten", "scaled")
                .node("Add", "scaled none", "logits")
                .output("logits", FLOAT32, -1, 3)
                .file();
    }
}
