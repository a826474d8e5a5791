package io.autotag.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A model or card that is refused. The message is a sentence for people that says what to do. */
public final class ModelException extends RuntimeException {

    private final ModelError code;
    private final transient Map<String, List<String>> fieldErrors;

    public ModelException(ModelError code, String sentence) {
        this(code, sentence, Map.of());
    }

    /** @param fieldErrors sentences by the card's key they are about, such as {@code input.size}; in the card's order */
    public ModelException(ModelError code, String sentence, Map<String, List<String>> fieldErrors) {
        super(Words.plain(sentence));
        this.code = Objects.requireNonNull(code, "code is null");
        this.fieldErrors = new LinkedHashMap<>(fieldErrors);
    }

    /** A card refused for one of its fields. */
    static ModelException field(ModelError code, String field, String sentence) {
        return new ModelException(code, sentence, Map.of(field, List.of(sentence)));
    }

    /** The same refusal with a sentence before its own. */
    ModelException after(String sentence) {
        return new ModelException(code, sentence + " " + sentence(), fieldErrors);
    }

    public ModelException(ModelError code, String sentence, Throwable cause) {
        super(Words.plain(sentence), cause);
        this.code = code;
        this.fieldErrors = Map.of();
    }

    public ModelError code() {
        return code;
    }

    /** The sentence for people. */
    public String sentence() {
        return Objects.requireNonNull(getMessage());
    }

    /** Sentences by the card's key they are about, in the card's order; none when it is not about the card. */
    public Map<String, List<String>> fieldErrors() {
        return Collections.unmodifiableMap(fieldErrors);
    }
}
