package io.autotag.ops.cli;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a command is about, and the project that it lies in. The project comes first on every command line and may be left
 * out where there is one alone. Pure.
 *
 * @param project its name or uid; empty for the only one
 * @param what empty where the command is about the project itself
 */
record InProject(String project, String what) {

    private static final Pattern BARE_WORD = Pattern.compile("[\\p{L}\\p{N}_.@-]+");

    /**
     * Of the words PROJECT and what else the command needs, or of the latter alone.
     *
     * @param needed what help calls it
     * @throws CliException for other numbers of words
     */
    static InProject required(String needed, List<String> words) {
        return switch (words.size()) {
            case 1 -> new InProject("", words.get(0));
            case 2 -> new InProject(words.get(0), words.get(1));
            case 0 -> throw CliException.usage("This needs [PROJECT] " + needed + ", and got neither.");
            default ->
                throw CliException.usage("Give [PROJECT] " + needed + "; what has blanks in it stands in quotes.");
        };
    }

    /**
     * The same for a query. A bare word is none: then it is the project, and the query was forgotten.
     *
     * @throws CliException for other numbers of words, and for a bare word
     */
    static InProject query(String needed, List<String> words) {
        InProject about = required(needed, words);
        if (BARE_WORD.matcher(about.what()).matches()) {
            throw CliException.usage("\"" + about.what() + "\" is no query. Write " + needed
                    + " behind the project, in quotes, such as 'object_prefix:boat AND score >= 0.8'.");
        }
        return about;
    }

    /**
     * Of the word PROJECT or none.
     *
     * @throws CliException for more words
     */
    static InProject alone(List<String> words) {
        return switch (words.size()) {
            case 0 -> new InProject("", "");
            case 1 -> new InProject(words.get(0), "");
            default -> throw CliException.usage("This takes no query: give [PROJECT] alone.");
        };
    }
}
