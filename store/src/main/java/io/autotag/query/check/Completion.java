package io.autotag.query.check;

import io.autotag.query.Place;

/**
 * Something that may come at the caret.
 *
 * @param insert the text that takes the place's
 * @param type what the values of a field are; empty for everything else
 * @param help one sentence without a full stop, or empty
 * @param place what is replaced; of length 0 where nothing was typed yet
 */
public record Completion(Kind kind, String insert, String type, String help, Place place) {
    /** What is offered. */
    public enum Kind {
        FIELD,
        PREFIX,
        SCOPE,
        KEYWORD,
        OPERATOR,
        PUNCTUATION,
        /** A value of a fixed list, or a number worth comparing with. */
        VALUE,
        TAG,
        TRAINING_SET,
        MODEL,
        MODEL_VERSION,
        RUN,
        REVIEWER,
        SLICE,
        DATASET,
        METADATA_KEY,
        METADATA_VALUE,
        ATTRIBUTE_KEY,
        ATTRIBUTE_VALUE
    }
}
