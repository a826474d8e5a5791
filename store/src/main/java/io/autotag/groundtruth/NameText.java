package io.autotag.groundtruth;

/** What may be the name of a picture or a label: JSON and zips can say more than names have, and than the database keeps. */
final class NameText {

    private NameText() {}

    /** Whether the text has neither control characters nor halves of characters. */
    static boolean isOne(String text) {
        return text.codePoints().noneMatch(NameText::isForeign);
    }

    private static boolean isForeign(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
