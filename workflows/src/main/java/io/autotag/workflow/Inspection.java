package io.autotag.workflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a model file was found to be.
 *
 * @param accepted whether it can be used; when not, only {@code detail} and {@code fieldErrors} say something and the
 *     rest is empty
 * @param detail one sentence: what was recognised, or why it is refused and what to do
 * @param fieldErrors sentences by the name of the card's field they are about
 * @param head the recognised head, as written in a card
 * @param reason how the head was recognised
 * @param labels the model's labels in the order of its outputs
 * @param level {@code image} or {@code object}
 * @param cardYaml the completed card in canonical form
 */
public record Inspection(
        boolean accepted,
        String detail,
        Map<String, List<String>> fieldErrors,
        String head,
        String reason,
        List<String> labels,
        String level,
        String cardYaml) {

    public Inspection {
        Objects.requireNonNull(detail, "detail is null");
        fieldErrors = Map.copyOf(fieldErrors);
        Objects.requireNonNull(head, "head is null");
        Objects.requireNonNull(reason, "reason is null");
        labels = List.copyOf(labels);
        Objects.requireNonNull(level, "level is null");
        Objects.requireNonNull(cardYaml, "cardYaml is null");
    }

    public static Inspection refused(String detail, Map<String, List<String>> fieldErrors) {
        return new Inspection(false, detail, fieldErrors, "", "", List.of(), "", "");
    }
}
