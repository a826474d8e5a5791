package io.autotag.ops.cli;

import java.util.List;

/**
 * What a command is about, and the project that it lies in. The project comes first on every command line and may be left
 * out where there is one alone. Pure.
 *
 * @param project its name or uid; empty for the only one
 * @param what empty where the command is about the project itself
 */
record InProject(String project, String what) {

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
            default -> throw CliException.usage("Give [PROJECT] " + needed + ".");
        };
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
