package io.autotag.image;

import java.util.Objects;

/** A file that gives no picture. The message is a sentence for people. */
public final class ImageException extends Exception {

    private final ImageProblem problem;

    public ImageException(ImageProblem problem, String sentence) {
        super(sentence);
        this.problem = Objects.requireNonNull(problem, "problem is null");
    }

    public ImageProblem problem() {
        return problem;
    }

    /** The sentence for people. */
    public String sentence() {
        return Objects.requireNonNull(getMessage());
    }

    static ImageException unreadable(String sentence) {
        return new ImageException(ImageProblem.UNREADABLE, sentence);
    }

    static ImageException unsupported(String sentence) {
        return new ImageException(ImageProblem.UNSUPPORTED, sentence);
    }
}
