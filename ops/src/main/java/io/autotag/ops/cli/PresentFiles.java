package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which files of a folder the server has already, so that an upload that broke off sends the others only. */
final class PresentFiles {

    private static final int AT_ONCE = 1_000;

    private final ApiClient api;
    private final String dataset;
    private final String slug;
    private final Path folder;

    PresentFiles(ApiClient api, String dataset, String slug, Path folder) {
        this.api = api;
        this.dataset = dataset;
        this.slug = slug;
        this.folder = folder;
    }

    /** Those that are not there, in their order. */
    List<Path> missing(List<Path> files) {
        Map<String, JsonNode> present = new HashMap<>();
        for (int from = 0; from < files.size(); from += AT_ONCE) {
            ask(files.subList(from, Math.min(files.size(), from + AT_ONCE)))
                    .forEach(one -> present.put(Fields.text(one, "path"), one));
        }
        return files.stream()
                .filter(file -> !isPresent(file, present.get(path(file))))
                .toList();
    }

    private Iterable<JsonNode> ask(List<Path> files) {
        ObjectNode question = JsonNodeFactory.instance
                .objectNode()
                .put("dataset_name", dataset)
                .put("slug", slug);
        ArrayNode paths = question.putArray("paths");
        files.forEach(file -> paths.add(path(file)));
        return api.post("/datasets/manual-upload/present/", question).path("present");
    }

    /** An item stays as it is, whatever is sent; what only waits is replaced by another file. */
    private static boolean isPresent(Path file, @Nullable JsonNode there) {
        if (there == null) {
            return false;
        }
        return Fields.text(there, "state").equals("item")
                || (there.path("bytes").asLong() == file.toFile().length()
                        && Fields.text(there, "sha256").equals(sha256(file)));
    }

    private String path(Path file) {
        return FolderUpload.pathInDataset(folder.relativize(file));
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream hashed = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            hashed.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        } catch (IOException e) {
            throw new CliException(CliException.Code.USAGE, "Cannot read " + file + ".", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
