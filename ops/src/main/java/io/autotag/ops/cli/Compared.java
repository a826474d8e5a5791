package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Asks how two versions stand to each other in a project. */
public final class Compared {

    /** As uids or as model@number. */
    public record Versions(String a, String b) {}

    private final ApiClient api;
    private final String path;
    private final String parameters;

    /** @param query which items; empty for all */
    public Compared(ApiClient api, String projectUid, Versions versions, String query) {
        this.api = api;
        this.path = "/projects/" + projectUid + "/compare/";
        this.parameters = "?a=" + Texts.encoded(versions.a()) + "&b=" + Texts.encoded(versions.b()) + "&query="
                + Texts.encoded(query);
    }

    /** @param label the figures of which; empty for those of all together */
    public JsonNode figures(String label) {
        return api.get(path + parameters + "&fresh=true&label=" + Texts.encoded(label));
    }

    List<JsonNode> disagreements(int limit) {
        return Pages.read(api, path + "disagreements/" + parameters, limit);
    }
}
