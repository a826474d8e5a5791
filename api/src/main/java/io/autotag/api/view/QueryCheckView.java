package io.autotag.api.view;

import io.autotag.query.check.QueryCheck;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of a query while it is typed; {@code canonical} is null as long as there are errors. */
@Schema(name = "QueryCheck")
public record QueryCheckView(
        @Nullable String canonical,
        List<QueryTokenView> tokens,
        List<QueryErrorView> errors,
        List<CompletionView> completions) {

    public QueryCheckView {
        tokens = List.copyOf(tokens);
        errors = List.copyOf(errors);
        completions = List.copyOf(completions);
    }

    public static QueryCheckView from(QueryCheck check) {
        return new QueryCheckView(
                check.canonical().orElse(null),
                check.tokens().stream().map(QueryTokenView::from).toList(),
                check.errors().stream().map(QueryErrorView::from).toList(),
                check.completions().stream().map(CompletionView::from).toList());
    }
}
