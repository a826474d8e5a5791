package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** How a model file becomes an active version: added, tried on an item, activated. */
public final class ModelUpload {

    private final ApiClient api;

    public ModelUpload(ApiClient api) {
        this.api = api;
    }

    /** Adds a version to the model of this name, which is created if need be; answers the version. */
    public JsonNode add(String name, Path file, Optional<Path> card) {
        Optional<JsonNode> known = Names.lookUp(api, "/models/", name);
        JsonNode model = known.orElseGet(
                () -> api.post("/models/", JsonNodeFactory.instance.objectNode().put("name", name)));
        String path = "/models/" + Fields.text(model, "uid") + "/";
        try {
            return addVersion(path, file, card);
        } catch (CliException refused) {
            if (known.isEmpty()) {
                api.delete(path); // nobody wants a model without a version
            }
            throw refused;
        }
    }

    private JsonNode addVersion(String path, Path file, Optional<Path> card) {
        MultipartForm form = new MultipartForm().file("file", file, "application/octet-stream");
        card.ifPresent(yaml -> form.file("card", yaml, "application/yaml"));
        return api.post(path + "versions/", form);
    }

    /** What the version finds on one item; nothing is stored. */
    public JsonNode preview(String versionPath, String itemUid) {
        return api.post(
                versionPath + "preview/", JsonNodeFactory.instance.objectNode().put("item", itemUid));
    }

    /** What comes of calling a provider once with one item; nothing is stored. */
    JsonNode test(String versionPath, String itemUid) {
        return api.post(
                versionPath + "test/", JsonNodeFactory.instance.objectNode().put("item", itemUid));
    }

    /** The API path of a version; an empty uid means the newest. */
    public String versionPath(String model, String versionUid) {
        JsonNode found = api.get("/models/" + Fields.text(Names.model(api, model), "uid") + "/");
        String uid = versionUid.isEmpty() ? newest(found) : versionUid;
        return "/models/" + Fields.text(found, "uid") + "/versions/" + uid + "/";
    }

    /** Whether runs can use the model. */
    public static boolean isActive(JsonNode model) {
        return !Fields.text(model, "active_version").isEmpty()
                || model.path("active_version").isObject();
    }

    private static String newest(JsonNode model) {
        return Fields.list(model, "versions").stream()
                .max(Comparator.comparingInt(version -> version.path("version").asInt()))
                .map(version -> Fields.text(version, "uid"))
                .orElseThrow(() -> CliException.refused("The model has no version yet: add a file first."));
    }
}
