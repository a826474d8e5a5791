package io.autotag.groundtruth;

/** A file that cannot be read as what it should be; the message is a sentence for people. */
public final class TruthFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TruthFileException(String sentence) {
        super(sentence);
    }
}
