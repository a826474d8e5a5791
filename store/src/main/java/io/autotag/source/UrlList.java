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
    public static final int MOST = 100_000;

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
                int at = number;
                objection(line, rules).ifPresent(why -> {
                    throw SourceException.lasting("Line " + at + " of the addresses cannot be used: " + why);
                });
                String path = UrlNames.of(URI.create(line));
                byPath.put(path, new SourceEntry(path, line, null, -1));
            }
            if (byPath.size() > MOST) {
                throw SourceException.lasting(
                        "There are more than " + MOST + " addresses: make several sources of them.");
            }
        }
        return List.copyOf(byPath.values());
    }

    /** A sentence about what is wrong with the address of a picture; empty when it will do. */
    public static Optional<String> objection(String address, EgressRules rules) {
        Optional<String> objection = rules.objection(address);
        if (objection.isPresent()) {
            return objection;
        }
        return PictureNames.isPlain(UrlNames.of(URI.create(address)))
                ? Optional.empty()
                : Optional.of("Its host and path must have at most " + PictureNames.LONGEST
                        + " characters and no steps such as \"..\".");
    }
}
