package io.autotag.ops.cli;

/** What ends a command: one sentence for the person at the terminal, and the exit code that says who can mend it. */
public final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exit codes of every command; 0 is success. */
    public enum Code {
        /** The server refused, or the work failed. */
        REFUSED(1),
        /** The command line itself is wrong. */
        USAGE(2),
        /** Nothing answers at the address. */
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

    public CliException(Code code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public CliException(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public static CliException refused(String sentence) {
        return new CliException(Code.REFUSED, sentence);
    }

    public static CliException usage(String sentence) {
        return new CliException(Code.USAGE, sentence);
    }

    public Code code() {
        return code;
    }

    /** The sentence; never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
