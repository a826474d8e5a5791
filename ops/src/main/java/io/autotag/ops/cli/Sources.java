package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds sources by what people call them, and says how they are. */
final class Sources {

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

    /**
     * Tells how a source is whose scan has begun; the exit code follows the scan.
     *
     * @param path of the source
     * @param wait until no scan is under way
     */
    static int finish(Connection connection, ApiClient api, String path, JsonNode begun, boolean wait) {
        JsonNode source =
                wait ? Watching.until(one -> !state(one).equals("scanning"), () -> api.get(path), "the scan") : begun;
        boolean isWell = !state(source).equals("failed");
        connection.show(
                source, console -> console.line((isWell ? console.tick() : console.cross()) + " " + line(source)));
        return isWell ? 0 : 1;
    }

    private static String state(JsonNode source) {
        return Fields.text(source.path("scan"), "state");
    }

    static String line(JsonNode source) {
        JsonNode scan = source.path("scan");
        String message = Fields.text(scan, "message");
        return "source \"" + Fields.text(source, "name") + "\", scan " + state(source) + ": "
                + Fields.text(scan, "seen") + " seen, " + Fields.text(scan, "added") + " added, "
                + Fields.text(scan, "changed") + " changed, " + Fields.text(scan, "vanished") + " vanished, "
                + Fields.text(scan, "failed") + " failed" + (message.isEmpty() ? "" : ". " + message);
    }
}
