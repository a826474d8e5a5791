package io.autotag.ops.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.FolderUpload;
import io.autotag.ops.cli.ModelUpload;
import io.autotag.ops.cli.Names;
import io.autotag.ops.cli.Pages;
import io.autotag.ops.cli.RunView;
import io.autotag.ops.cli.RunWatcher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The product, driven over REST: a dataset and a model made once, and a run in a new project each time. */
final class ProductSide {

    private final ApiClient api;
    private final Console console;
    private final String word;
    private final String datasetUid;
    private final String modelUid;

    private ProductSide(ApiClient api, Console console, String word, String datasetUid, String modelUid) {
        this.api = api;
        this.console = console;
        this.word = word;
        this.datasetUid = datasetUid;
        this.modelUid = modelUid;
    }

    /**
     * Uploads the photos and the model; what an earlier benchmark made is used.
     *
     * @param word in the names of the model and the projects; the dataset is named after the folder of the photos
     */
    static ProductSide prepare(ApiClient api, Console console, String word, Path photos, Path model, Path card) {
        String name = "bench-" + word;
        FolderUpload upload = new FolderUpload(api, console);
        String photosName = "bench-" + photos.getFileName();
        JsonNode dataset = Names.lookUp(api, "/datasets/", photosName)
                .map(upload::waitUntilCreated)
                .orElseGet(() -> upload.upload(photosName, photosName, photos, FolderUpload.imagesIn(photos)));
        JsonNode known = Names.lookUp(api, "/models/", name)
                .filter(ModelUpload::isActive)
                .orElseGet(() -> model(api, name, model, card, firstItem(api, dataset)));
        return new ProductSide(api, console, word, Fields.text(dataset, "uid"), Fields.text(known, "uid"));
    }

    /** Tags the whole dataset; answers pictures a second from the order to the completed run. */
    double picturesPerSecond() {
        return picturesPerSecond(run());
    }

    /** Tags the whole dataset; answers the completed run. */
    RunView run() {
        RunView run = new RunWatcher(api).watch(begin(), console);
        if (!run.isCompleted() || run.count("successful_items") != run.count("total_items")) {
            throw CliException.refused("The run did not tag everything, so its speed says nothing: " + run.sentence());
        }
        return run;
    }

    /** Begins to tag the whole dataset in a new project; answers the uid of the run. */
    String begin() {
        String projectUid = projectOver(datasetUid, false);
        JsonNode begun = api.post("/projects/" + projectUid + "/autotag/run/", JsonNodeFactory.instance.objectNode());
        return Fields.text(begun, "uid");
    }

    /**
     * Makes a project over a dataset that is tagged by the model; answers its uid.
     *
     * @param arrivals whether what is uploaded from now on is tagged at once
     */
    String projectOver(String dataset, boolean arrivals) {
        ObjectNode project = JsonNodeFactory.instance.objectNode();
        project.put("name", "bench " + word + " " + UUID.randomUUID())
                .putArray("datasets")
                .add(dataset);
        String uid = Fields.text(api.post("/projects/", project), "uid");
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("enabled", true).put("model", modelUid).put("auto_run", arrivals);
        settings.putObject("data").put("type", "full");
        api.put("/projects/" + uid + "/autotag/", settings);
        return uid;
    }

    String datasetUid() {
        return datasetUid;
    }

    static double picturesPerSecond(RunView run) {
        Duration took = Duration.between(time(run, "created_at"), time(run, "completed_at"));
        return run.count("total_items") * 1000.0 / took.toMillis();
    }

    private static Instant time(RunView run, String name) {
        return Instant.parse(Fields.text(run.json(), name));
    }

    private static String firstItem(ApiClient api, JsonNode dataset) {
        String owner = Fields.text(dataset, "owner_name");
        String path = "/datasets/" + owner + "/" + Fields.text(dataset, "slug") + "/items/";
        return Fields.text(Pages.read(api, path, 1).get(0), "uid");
    }

    private static JsonNode model(ApiClient api, String name, Path onnx, Path card, String item) {
        ModelUpload models = new ModelUpload(api);
        JsonNode version = models.add(name, onnx, Optional.of(card));
        String path = models.versionPath(name, Fields.text(version, "uid"));
        models.preview(path, item);
        api.post(path + "activate/");
        return Names.model(api, name);
    }
}
