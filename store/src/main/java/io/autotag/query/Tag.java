package io.autotag.query;

/**
 * The tag of a prefix term.
 *
 * @param text the label, or its beginning
 * @param open whether every label that begins with the text is meant
 */
public record Tag(String text, boolean open) {
    public boolean matches(String label) {
        return open ? label.startsWith(text) : label.equals(text);
    }
}
