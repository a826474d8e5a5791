package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = {"Adds a source to a dataset, and scans it. Only an admin may.", "With --new the dataset is made."
        })
final class AddSourceCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "DATASET", description = "Its name, slug or uid.")
    private String dataset = "";

    @Parameters(
            index = "1",
            paramLabel = "LOCATION",
            description = {
                "A folder that the operator allows, s3://bucket/folder,",
                "the address of a list of addresses, or a file of addresses with --urls."
            })
    private String location = "";

    @Option(names = "--name", defaultValue = "", description = "Default: the last part of the location.")
    private String name = "";

    @Option(names = "--urls", description = "LOCATION is a file here, with the address of a picture in each line.")
    private boolean isList;

    @Option(names = "--every", paramLabel = "MINUTES", description = "Scans again so often. Default: on demand only.")
    private @Nullable Integer every;

    @Option(names = "--endpoint", paramLabel = "URL", description = "Of an object store that is not Amazon's.")
    private @Nullable String endpoint;

    @Option(names = "--region", description = "Of the bucket, such as eu-central-1.")
    private @Nullable String region;

    @Option(names = "--key-id", paramLabel = "ID", description = "Of the access key that reads the bucket.")
    private @Nullable String keyId;

    @Option(names = "--key-file", paramLabel = "FILE", description = "Its first line is the secret access key.")
    private @Nullable Path keyFile;

    @Option(names = "--new", description = "Makes the dataset, called DATASET.")
    private boolean isNew;

    @Option(names = "--wait", description = "Until the first scan has ended.")
    private boolean wait;

    @Override
    public Integer call() {
        ObjectNode body = body();
        ApiClient api = connection.api();
        if (isNew) {
            api.post(
                    "/datasets/",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("name", dataset)
                            .put("slug", FolderUpload.slug(dataset))
                            .put("data_type", "image"));
        }
        String list = Sources.path(api, dataset);
        JsonNode made = api.post(list, body);
        return Sources.finish(connection, api, list + Fields.text(made, "uid") + "/", made, wait);
    }

    private ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name.isBlank() ? lastPart() : name);
        if (isList) {
            TextFile.lines(Path.of(location)).forEach(body.putArray("urls")::add);
        } else {
            body.put(location.startsWith("http") ? "manifest_url" : "location", location);
        }
        put(body, "endpoint", endpoint);
        put(body, "region", region);
        put(body, "access_key_id", keyId);
        put(body, "secret_access_key", keyFile == null ? null : TextFile.firstLine(keyFile));
        if (every != null) {
            body.put("scan_every_minutes", every);
        }
        return body;
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    /** What a source may be called, out of the location. */
    private String lastPart() {
        String plain = location.replaceAll("[?#].*", "").replaceAll("/+$", "");
        String last = plain.substring(plain.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]+", "-");
        String start = last.replaceAll("^[^A-Za-z0-9]+", "");
        return start.isEmpty() ? "source" : start.substring(0, Math.min(63, start.length()));
    }
}
