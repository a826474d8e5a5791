package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of found items. {@code took_ms} is how long the search took; {@code next_seek} the value of the ordering where
 * this page ends, null on the last page and where the items there have none.
 */
@Schema(name = "FoundPage")
public record FoundPageView(
        List<FoundItemView> results,
        @Nullable String next,
        @Nullable String previous,
        @Nullable String nextSeek,
        long tookMs) {

    public FoundPageView {
        results = List.copyOf(results);
    }

    public static FoundPageView of(PageView<FoundItemView> page, @Nullable String nextSeek, long tookMs) {
        return new FoundPageView(page.results(), page.next(), page.previous(), nextSeek, tookMs);
    }
}
