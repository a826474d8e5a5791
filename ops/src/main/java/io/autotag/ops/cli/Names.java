package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what a person names: everything with a uid may be given by uid, by name or by slug. */
public final class Names {

    private static final Pattern UID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int SHOWN = 8;

    private Names() {}

    /** @param name empty for the only one there is */
    public static JsonNode project(ApiClient api, String name) {
        return name.isBlank() ? onlyProject(api) : find(api, "/projects/", "project", name);
    }

    private static JsonNode onlyProject(ApiClient api) {
        List<JsonNode> all = Pages.read(api, "/projects/", 2);
        if (all.size() != 1) {
            throw CliException.refused(
                    all.isEmpty()
                            ? "There is no project yet."
                            : "There are several projects: name the one that is meant, as PROJECT.");
        }
        return all.get(0);
    }

    public static JsonNode dataset(ApiClient api, String name) {
        return find(api, "/datasets/", "dataset", name);
    }

    public static JsonNode model(ApiClient api, String name) {
        return find(api, "/models/", "model", name);
    }

    /** The one of this name; empty when there is none. */
    public static Optional<JsonNode> lookUp(ApiClient api, String list, String name) {
        return Pages.read(api, list, Integer.MAX_VALUE).stream()
                .filter(one -> isCalled(one, name))
                .findFirst();
    }

    private static JsonNode find(ApiClient api, String list, String noun, String name) {
        if (UID.matcher(name).matches()) {
            return api.get(list + name + "/");
        }
        List<JsonNode> all = Pages.read(api, list, Integer.MAX_VALUE);
        List<JsonNode> named = all.stream().filter(one -> isCalled(one, name)).toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        if (named.size() > 1) {
            throw CliException.refused(named.size() + " " + noun + "s are called \"" + name
                    + "\": give the uid, one of " + uids(named) + ".");
        }
        throw CliException.refused("There is no " + noun + " \"" + name + "\"." + known(noun, all));
    }

    private static boolean isCalled(JsonNode one, String name) {
        return name.equals(Fields.text(one, "name")) || name.equals(Fields.text(one, "slug"));
    }

    private static String uids(List<JsonNode> named) {
        return named.stream().map(one -> Fields.text(one, "uid")).collect(Collectors.joining(", "));
    }

    private static String known(String noun, List<JsonNode> all) {
        if (all.isEmpty()) {
            return " There is none yet.";
        }
        String names = all.stream()
                .limit(SHOWN)
                .map(one -> "\"" + Fields.text(one, "name") + "\"")
                .collect(Collectors.joining(", "));
        return " Known " + noun + "s: " + names + (all.size() > SHOWN ? " and more" : "") + ".";
    }
}
