package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What ends a command: one sentence for the person at the terminal, and the exit code that says who can mend it. */
public final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exit codes of every command; 0 is success. */
    public enum Code {
        /** The server refused, or the work failed. */
        REFUSED(1),
        /** The command line itself is wrong. */
        USAGE(2),
        /** Nothing answers at the address, or what does says that it cannot just now. */
        UNREACHABLE(3);

        private final int exit;

        Code(int exit) {
            this.exit = exit;
        }

        public int exit() {
            return exit;
        }
    }

    private final Code code;

    private final transient JsonNode answer;

    public CliException(Code code, String sentence) {
        super(sentence);
        this.code = code;
        this.answer = MissingNode.getInstance();
    }

    public CliException(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
        this.answer = MissingNode.getInstance();
    }

    /** What the server said instead of what was asked for, with its answer. */
    CliException(Code code, String sentence, JsonNode answer) {
        super(sentence);
        this.code = code;
        this.answer = answer;
    }

    public static CliException refused(String sentence) {
        return new CliException(Code.REFUSED, sentence);
    }

    public static CliException usage(String sentence) {
        return new CliException(Code.USAGE, sentence);
    }

    /** What the server said; missing where it said nothing that is JSON. */
    JsonNode answer() {
        return answer;
    }

    public Code code() {
        return code;
    }

    /** The sentence; never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
