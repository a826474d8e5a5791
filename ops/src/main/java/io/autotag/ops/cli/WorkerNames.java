package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the worker that a person names. */
final class WorkerNames {

    private WorkerNames() {}

    static List<JsonNode> all(ApiClient api) {
        return Fields.list(api.get("/workers/"), "results");
    }

    /**
     * The one of this name or uid, or else the only one of that host that is not silent.
     *
     * @throws CliException where there is none, or there are several on the host
     */
    static JsonNode find(List<JsonNode> workers, String name) {
        List<JsonNode> exact = workers.stream()
                .filter(one -> name.equals(Fields.text(one, "uid")) || name.equals(Fields.text(one, "name")))
                .toList();
        List<JsonNode> found = exact.isEmpty()
                ? workers.stream()
                        .filter(one -> name.equals(Fields.text(one, "host"))
                                && !Fields.text(one, "state").equals("silent"))
                        .toList()
                : exact;
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw CliException.refused("There is no worker \"" + name + "\". "
                    + (workers.isEmpty() ? "There is none at all." : "There are: " + names(workers, "name") + "."));
        }
        throw CliException.refused(
                "Several workers are called \"" + name + "\": give the uid, one of " + names(found, "uid") + ".");
    }

    private static String names(List<JsonNode> workers, String field) {
        return workers.stream().map(one -> Fields.text(one, field)).collect(Collectors.joining(", "));
    }
}
