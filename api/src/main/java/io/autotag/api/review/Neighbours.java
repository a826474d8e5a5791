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
import java.util.List;
import java.util.Optional;

/** The items beside one among those that match a query, in the order of their age, newest first. */
public final class Neighbours {

    private final Database database;
    private final ItemSearch search;
    private final ItemRepository items = new ItemRepository();

    public Neighbours(Database database, ItemSearch search) {
        this.database = database;
        this.search = search;
    }

    /** The one before, which is newer. */
    public Optional<Item> previous(Project project, Query query, Item item) {
        return beside(project, query, item, Direction.ASCENDING);
    }

    /** The one behind, which is older. */
    public Optional<Item> next(Project project, Query query, Item item) {
        return beside(project, query, item, Direction.DESCENDING);
    }

    private Optional<Item> beside(Project project, Query query, Item item, Direction direction) {
        ItemCursor here = new ItemCursor(Optional.empty(), item.id());
        List<Long> ids = search.ids(project, new ItemQuery(query, ItemSort.CREATED_AT, direction, 1, Optional.of(here)))
                .ids();
        long[] found = ids.stream().mapToLong(Long::longValue).toArray();
        return database.read(tx -> items.listByIds(tx, project.id(), found)).stream()
                .findFirst();
    }
}
