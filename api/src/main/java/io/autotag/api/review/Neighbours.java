package io.autotag.api.review;

import io.autotag.query.Query;
import io.autotag.search.Direction;
import io.autotag.search.ItemCursor;
import io.autotag.search.ItemQuery;
import io.autotag.search.ItemSearch;
import io.autotag.search.ItemSort;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.Project;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The items beside one among those that match a query, in the order of their age, newest first. */
public final class Neighbours {

    private final Database database;
    private final ItemSearch search;
    private final ItemRepository items = new ItemRepository();

    public Neighbours(Database database, ItemSearch search) {
        this.database = database;
        this.search = search;
    }

    /**
     * The items beside one.
     *
     * @param previous the one before, which is newer
     * @param next the one behind, which is older
     */
    public record Pair(Optional<Item> previous, Optional<Item> next) {}

    public Pair of(Project project, Query query, Item item) {
        Optional<Long> previous = beside(project, query, item, Direction.ASCENDING);
        Optional<Long> next = beside(project, query, item, Direction.DESCENDING);
        long[] ids = Stream.of(previous, next)
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .toArray();
        Map<Long, Item> found = ids.length == 0
                ? Map.of()
                : database.look(tx -> items.listByIds(tx, project.id(), ids)).stream()
                        .collect(Collectors.toMap(Item::id, Function.identity()));
        return new Pair(previous.map(found::get), next.map(found::get));
    }

    private Optional<Long> beside(Project project, Query query, Item item, Direction direction) {
        ItemCursor here = new ItemCursor(Optional.empty(), item.id());
        ItemQuery one = new ItemQuery(query, ItemSort.CREATED_AT, direction, 1, Optional.of(here));
        return search.ids(project, one).ids().stream().findFirst();
    }
}
