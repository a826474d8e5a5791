package io.autotag.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of a zip archive, by a name that cannot lead out of the folder it is unpacked into. Pure.
 *
 * @param parts folders and the file's name
 */
record BundleEntry(List<String> parts) {
    private static final int DEEPEST = 4;
    private static final Pattern PLAIN = Pattern.compile("[^/\\\\:\\p{Cntrl}]{1,200}");

    BundleEntry {
        parts = List.copyOf(parts);
    }

    /** Nothing for folders and for what systems put into archives for themselves. */
    static Optional<BundleEntry> of(String name) {
        if (name.endsWith("/") || name.startsWith("__MACOSX/") || name.matches("(.*/)?\\.[^./][^/]*")) {
            return Optional.empty();
        }
        List<String> parts = List.of(name.split("/", -1));
        boolean plain = parts.size() <= DEEPEST
                && parts.stream()
                        .allMatch(part -> PLAIN.matcher(part).matches() && !part.equals(".") && !part.equals(".."));
        if (!plain) {
            throw new ModelException(
                    ModelError.FILE,
                    "The zip archive has a file called “" + name
                            + "”, which is no name inside of it. Pack the model and"
                            + " its files again, without folders.");
        }
        return Optional.of(new BundleEntry(parts));
    }
}
