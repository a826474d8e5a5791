package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Finds sources by what people call them, and says how they are. */
final class Sources {

    private static final Duration POLL = Duration.ofMillis(500);

    private Sources() {}

    /** Of the sources of a dataset. */
    static String path(ApiClient api, String dataset) {
        return "/datasets/" + Fields.text(Names.dataset(api, dataset), "uid") + "/sources/";
    }

    /** Of one source, named by its name or uid. */
    static String path(ApiClient api, String dataset, String name) {
        String list = path(api, dataset);
        String uid = Pages.read(api, list, Integer.MAX_VALUE).stream()
                .filter(one -> name.equals(Fields.text(one, "name")) || name.equals(Fields.text(one, "uid")))
                .findFirst()
                .map(one -> Fields.text(one, "uid"))
                .orElseThrow(() -> CliException.refused(
                        "The dataset has no source \"" + name + "\": \"autotag sources list\" shows those it has."));
        return list + uid + "/";
    }

    /** The source once no scan is under way. */
    static JsonNode await(ApiClient api, String path) {
        JsonNode source = api.get(path);
        while (Fields.text(source.path("scan"), "state").equals("scanning")) {
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CliException(CliException.Code.REFUSED, "Interrupted.", e);
            }
            source = api.get(path);
        }
        return source;
    }

    static String line(JsonNode source) {
        JsonNode scan = source.path("scan");
        String message = Fields.text(scan, "message");
        return "source \"" + Fields.text(source, "name") + "\", scan " + Fields.text(scan, "state") + ": "
                + Fields.text(scan, "seen") + " seen, " + Fields.text(scan, "added") + " added, "
                + Fields.text(scan, "changed") + " changed, " + Fields.text(scan, "vanished") + " vanished, "
                + Fields.text(scan, "failed") + " failed" + (message.isEmpty() ? "" : ". " + message);
    }
}
