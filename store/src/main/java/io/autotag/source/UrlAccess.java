package io.autotag.source;

/**
 * Which addresses a source has, as it is sealed.
 *
 * @param isManifest whether the text is the address of a list, and not a list
 */
public record UrlAccess(boolean isManifest, String text) {

    private static final String MANIFEST = "manifest\n";
    private static final String LIST = "list\n";

    /** The text that is sealed. */
    public String sealable() {
        return (isManifest ? MANIFEST : LIST) + text;
    }

    static UrlAccess of(String sealable) {
        boolean manifest = sealable.startsWith(MANIFEST);
        return new UrlAccess(manifest, sealable.substring(sealable.indexOf('\n') + 1));
    }

    /** Never the addresses, which may hold signatures. */
    @Override
    public String toString() {
        return isManifest ? "a manifest" : "a list";
    }
}
