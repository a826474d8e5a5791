package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.Character.UnicodeScript;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Uploads a folder as a dataset through the three steps that any client uses: ask for an address for each file, send
 * the file there, finalise by name. Eight files travel at a time; the first error ends it, and the same upload again sends
 * only what is not there.
 */
public final class FolderUpload {

    /** What the server's addresses mean something else by. */
    private static final Set<String> RESERVED = Set.of("list", "manual-upload", "dataset", "sources");

    private static final int LONGEST_SLUG = 100;

    private static final int AT_A_TIME = 8;
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration INGEST_LIMIT = Duration.ofHours(1);

    private final ApiClient api;
    private final Console console;

    public FolderUpload(ApiClient api, Console console) {
        this.api = api;
        this.console = console;
    }

    /** The image files below a folder that can be sent, by name, in order; hidden files and folders stay out. */
    public static List<Path> imagesIn(Path folder) {
        return FolderImages.in(folder).files();
    }

    /** Uploads the files and waits until the dataset is complete; answers the dataset. */
    public JsonNode upload(String name, String slug, Path folder, List<Path> files) {
        Instant start = Instant.now();
        List<Path> missing = new PresentFiles(api, name, slug, folder).missing(files);
        int done = 0;
        ExecutorService senders = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (Path file : missing) {
                sent.add(senders.submit(() -> send(name, folder, file)));
            }
            for (Future<?> one : sent) {
                await(one);
                Duration elapsed = Duration.between(start, Instant.now());
                console.progress(Progress.measured("uploading", ++done, missing.size(), 0, elapsed));
            }
        } finally {
            senders.shutdownNow();
            console.progressDone();
        }
        return waitUntilCreated(finalise(name, slug));
    }

    private void send(String dataset, Path folder, Path file) {
        String path = pathInDataset(folder.relativize(file));
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("dataset_name", dataset);
        question.put("file_path_in_dataset", path);
        question.put("content_length", file.toFile().length());
        JsonNode target = api.post("/datasets/manual-upload/file-upload-url/", question);
        MultipartForm form = new MultipartForm();
        target.path("fields")
                .properties()
                .forEach(field -> form.field(field.getKey(), field.getValue().asText()));
        String declared = target.path("fields").path("Content-Type").asText(Pictures.type(path));
        api.postUnauthenticated(URI.create(target.path("url").asText()), form.file("file", file, declared));
    }

    private JsonNode finalise(String name, String slug) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", name)
                .put("slug", slug)
                .put("data_type", "image")
                .put("visibility", "private")
                .put("create_metadata", true);
        return api.post("/datasets/manual-upload/", body);
    }

    /** Waits for the ingest of a dataset that may still be under way. */
    public JsonNode waitUntilCreated(JsonNode created) {
        Instant limit = Instant.now().plus(INGEST_LIMIT);
        JsonNode dataset = created;
        while (!"created".equals(Fields.text(dataset, "status"))) {
            if (Instant.now().isAfter(limit)) {
                throw CliException.refused("The dataset was not complete after " + Texts.duration(INGEST_LIMIT)
                        + ". Is a worker running? \"autotag status\" tells.");
            }
            pause();
            dataset = api.get("/datasets/" + Fields.text(created, "uid") + "/");
        }
        return dataset;
    }

    /**
     * Lower-case words joined by hyphens: what a slug may hold. Of letters that are not Latin a number stands at the end: names
     * that differ in them have slugs of their own.
     */
    public static String slug(String name) {
        boolean hasOthers = name.codePoints()
                .anyMatch(letter -> Character.isLetter(letter) && UnicodeScript.of(letter) != UnicodeScript.LATIN);
        String words = hasOthers ? name + "-" + Integer.toHexString(name.hashCode()) : name;
        String slug =
                words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        if (slug.isEmpty()) {
            throw CliException.usage("\"" + name + "\" has no letter or digit to make a slug of; give --slug.");
        }
        if (RESERVED.contains(slug)) {
            return slug + "-1";
        }
        return slug.length() <= LONGEST_SLUG
                ? slug
                : slug.substring(0, LONGEST_SLUG).replaceAll("-+$", "");
    }

    static String pathInDataset(Path relative) {
        List<String> names = new ArrayList<>();
        relative.forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CliException known) {
                throw known;
            }
            throw new IllegalStateException("an upload broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted.");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted.");
        }
    }
}
