package io.autotag.api.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code next} is an absolute URL, null on the last page. Lists are read forwards only. */
public record PageView<T>(List<T> results, @Nullable String next, @Nullable String previous) {

    public PageView {
        results = List.copyOf(results);
    }

    /** The rows are what was asked for plus one that tells whether there is a next page. */
    public static <R, V> PageView<V> of(
            PageRequest request, List<R> rows, Function<R, String> position, Function<R, V> view) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        String next = more ? request.next(position.apply(shown.get(shown.size() - 1))) : null;
        return new PageView<>(shown.stream().map(view).toList(), next, null);
    }

    /** For rows that were read without one more; the position is where the next page begins, if there is one. */
    public static <V> PageView<V> of(PageRequest request, List<V> shown, Optional<String> next) {
        return new PageView<>(shown, next.map(request::next).orElse(null), null);
    }
}
