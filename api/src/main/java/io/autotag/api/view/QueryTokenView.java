package io.autotag.api.view;

import io.autotag.query.check.CheckedToken;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A token of a query and what it is for: keyword, field, prefix, tag, scope, operator, text, number, date, punctuation or
 * invalid.
 */
@Schema(name = "QueryToken")
public record QueryTokenView(String kind, int position, int length) {

    static QueryTokenView from(CheckedToken token) {
        return new QueryTokenView(
                Names.word(token.role()),
                token.place().position(),
                token.place().length());
    }
}
