package io.autotag.api.view;

import io.autotag.query.check.Completion;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Something that may come at the caret: {@code insert} takes the place of {@code length} characters from {@code
 * position} on. {@code type} says what a field's values are and is empty otherwise.
 */
@Schema(name = "QueryCompletion")
public record CompletionView(String kind, String insert, int position, int length, String type, String help) {

    static CompletionView from(Completion completion) {
        return new CompletionView(
                Names.word(completion.kind()),
                completion.insert(),
                completion.place().position(),
                completion.place().length(),
                completion.type(),
                completion.help());
    }
}
