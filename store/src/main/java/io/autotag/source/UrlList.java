package io.autotag.source;

import io.autotag.egress.EgressRules;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Addresses of pictures, a line each; empty lines and those that begin with # say nothing. Pure. */
public final class UrlList {

    /** More are several sources. */
    private static final int MOST = 100_000;

    private UrlList() {}

    /**
     * The objects in the order of their paths. Of two addresses of one object the later counts.
     *
     * @throws SourceException naming the first line that is no address that may be called
     */
    static List<SourceEntry> parse(String text, EgressRules rules) {
        Map<String, SourceEntry> byPath = new TreeMap<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                refuse(number, rules.objection(line));
                String path = UrlNames.of(URI.create(line));
                refuse(number, unkeepable(path));
                byPath.put(path, new SourceEntry(path, line, null, -1));
            }
            if (byPath.size() > MOST) {
                throw SourceException.lasting(
                        "There are more than " + MOST + " addresses: make several sources of them.");
            }
        }
        return List.copyOf(byPath.values());
    }

    private static void refuse(int line, Optional<String> objection) {
        objection.ifPresent(why -> {
            throw SourceException.lasting("Line " + line + " of the addresses cannot be used: " + why);
        });
    }

    /** A sentence about what is wrong with the address of a picture; empty when it will do. */
    public static Optional<String> objection(String address, EgressRules rules) {
        return rules.objection(address).or(() -> unkeepable(UrlNames.of(URI.create(address))));
    }

    private static Optional<String> unkeepable(String path) {
        return PictureNames.isPlain(path)
                ? Optional.empty()
                : Optional.of("Its host and path must have at most " + PictureNames.LONGEST
                        + " characters and no steps such as \"..\".");
    }
}
