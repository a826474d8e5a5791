package io.autotag.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.ModelUpload;
import io.autotag.ops.cli.Names;
import io.autotag.ops.cli.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** A small real model, which tells which way up a picture is. */
final class OrientationModel {

    static final String NAME = "orientation";

    private OrientationModel() {}

    /**
     * Adds it by way of files in the folder, tries it on the dataset's item of that key and makes it active; answers its
     * uid.
     */
    static String activate(ApiClient api, Path folder, JsonNode dataset, String key) throws IOException {
        Path card = copy("/io/autotag/ops/bench/text-orientation.yaml", folder.resolve("orientation.yaml"));
        ModelUpload models = new ModelUpload(api);
        JsonNode version = models.add(NAME, file(folder), Optional.of(card));
        String path = models.versionPath(NAME, Fields.text(version, "uid"));
        models.preview(path, Fields.text(item(api, dataset, key), "uid"));
        api.post(path + "activate/");
        return Fields.text(Names.model(api, NAME), "uid");
    }

    /** The file of the model, in the folder. */
    static Path file(Path folder) throws IOException {
        Path onnx = folder.resolve("orientation.onnx");
        return Files.exists(onnx) ? onnx : copy("/models/ch_ppocr_mobile_v2.0_cls_infer.onnx", onnx);
    }

    /** The item of a dataset. */
    static JsonNode item(ApiClient api, JsonNode dataset, String key) {
        String path =
                "/datasets/" + Fields.text(dataset, "owner_name") + "/" + Fields.text(dataset, "slug") + "/items/";
        return Pages.read(api, path, Integer.MAX_VALUE).stream()
                .filter(item -> Fields.text(item, "key").equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Path copy(String resource, Path target) throws IOException {
        try (InputStream in = Objects.requireNonNull(OrientationModel.class.getResourceAsStream(resource))) {
            Files.copy(in, target);
        }
        return target;
    }
}
