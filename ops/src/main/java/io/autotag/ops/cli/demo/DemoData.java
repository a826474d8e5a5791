package io.autotag.ops.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.FolderUpload;
import io.autotag.ops.cli.ModelUpload;
import io.autotag.ops.cli.Names;
import io.autotag.ops.cli.Pages;
import io.autotag.ops.cli.demo.Findings.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The demonstration's dataset, model, project and settings, made through the routes any client has. What an earlier
 * demonstration made is found again by its name and used.
 */
final class DemoData {

    static final String DATASET = "demo-photos";
    static final String PROJECT = "Demo";
    static final String MODEL = "coco-centernet";

    /** Something that is there now, and whether this demonstration made it. */
    record Made(JsonNode json, boolean fresh) {

        String uid() {
            return Fields.text(json, "uid");
        }
    }

    private final ApiClient api;
    private final Console console;

    DemoData(ApiClient api, Console console) {
        this.api = api;
        this.console = console;
    }

    Made dataset(Path folder) {
        FolderUpload upload = new FolderUpload(api, console);
        Optional<JsonNode> known = Names.lookUp(api, "/datasets/", DATASET);
        return known.map(dataset -> new Made(upload.waitUntilCreated(dataset), false))
                .orElseGet(
                        () -> new Made(upload.upload(DATASET, DATASET, folder, FolderUpload.imagesIn(folder)), true));
    }

    /** The model with an active version; a fresh one is previewed on the item first, as the product asks for. */
    Made model(Path onnx, Path card, String previewItem) {
        Optional<JsonNode> known = Names.lookUp(api, "/models/", MODEL).filter(ModelUpload::isActive);
        if (known.isPresent()) {
            return new Made(known.get(), false);
        }
        ModelUpload models = new ModelUpload(api);
        JsonNode version = models.add(MODEL, onnx, Optional.of(card));
        String path = models.versionPath(MODEL, Fields.text(version, "uid"));
        JsonNode preview = models.preview(path, previewItem);
        api.post(path + "activate/");
        JsonNode model = Names.model(api, MODEL);
        ((ObjectNode) model).set("preview", preview.path("predictions"));
        ((ObjectNode) model).set("version", version);
        return new Made(model, true);
    }

    /** The second version of the model, which stays a draft; previewed, so that a run may use it. */
    Made secondVersion(Path onnx, Path card, String previewItem) {
        JsonNode model = api.get("/models/" + Fields.text(Names.model(api, MODEL), "uid") + "/");
        Optional<JsonNode> known = Fields.list(model, "versions").stream()
                .filter(version -> version.path("version").asInt() == 2)
                .findFirst();
        ModelUpload models = new ModelUpload(api);
        JsonNode version = known.orElseGet(() -> models.add(MODEL, onnx, Optional.of(card)));
        if (Fields.text(version, "previewed_at").isEmpty()) {
            models.preview(models.versionPath(MODEL, Fields.text(version, "uid")), previewItem);
        }
        return new Made(version, known.isEmpty());
    }

    Made project(String datasetUid) {
        Optional<JsonNode> known = Names.lookUp(api, "/projects/", PROJECT);
        if (known.isPresent()) {
            return new Made(known.get(), false);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", PROJECT);
        body.putArray("datasets").add(datasetUid);
        return new Made(api.post("/projects/", body), true);
    }

    void enableAutotag(String projectUid, String modelUid) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("enabled", true).put("model", modelUid).put("auto_run", false);
        body.putObject("data").put("type", "full");
        api.put("/projects/" + projectUid + "/autotag/", body);
    }

    /** File name to item uid of the dataset. */
    Map<String, String> items(JsonNode dataset) {
        String path =
                "/datasets/" + Fields.text(dataset, "owner_name") + "/" + Fields.text(dataset, "slug") + "/items/";
        return Pages.read(api, path, Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(item -> Fields.text(item, "key"), item -> Fields.text(item, "uid")));
    }

    /** What the project's model found; the photos may lie in other projects too. */
    Findings findings(Map<String, String> items, String projectUid) {
        List<Found> all = new ArrayList<>();
        items.forEach((photo, uid) -> {
            for (JsonNode one : Pages.read(api, "/items/" + uid + "/predictions/", Integer.MAX_VALUE)) {
                if (Fields.text(one, "project").equals(projectUid)) {
                    all.add(new Found(
                            photo, Fields.text(one, "label"), one.path("score").asDouble()));
                }
            }
        });
        return new Findings(all);
    }
}
