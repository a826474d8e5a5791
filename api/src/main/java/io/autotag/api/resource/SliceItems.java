package io.autotag.api.resource;

import io.autotag.api.error.ApiException;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.query.Query;
import io.autotag.search.Direction;
import io.autotag.search.FoundItem;
import io.autotag.search.ItemCursor;
import io.autotag.search.ItemPage;
import io.autotag.search.ItemQuery;
import io.autotag.search.ItemSearch;
import io.autotag.search.ItemSort;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Slice;
import io.autotag.store.SliceQuery;
import io.autotag.store.SliceRepository;
import java.util.Optional;
import java.util.OptionalLong;

/** The items of slices: those that were put into one, and those that a saved query finds now. */
final class SliceItems {

    private final Database database;
    private final ItemSearch search;
    private final SliceRepository slices = new SliceRepository();
    private final ItemRepository items = new ItemRepository();
    private final ProjectRepository projects = new ProjectRepository();

    SliceItems(Database database, ItemSearch search) {
        this.database = database;
        this.search = search;
    }

    long count(Slice slice) {
        SliceQuery saved = slice.query();
        return saved == null
                ? slice.itemCount()
                : search.count(project(slice, saved), Query.parse(saved.text())).count();
    }

    /** The newest first. */
    PageView<Item> page(Slice slice, PageRequest request) {
        SliceQuery saved = slice.query();
        return saved == null
                ? PageView.of(
                        request,
                        database.read(tx -> items.listOf(tx, slice, Pages.of(request))),
                        item -> Long.toString(item.id()),
                        item -> item)
                : found(project(slice, saved), saved, request);
    }

    private PageView<Item> found(Project project, SliceQuery saved, PageRequest request) {
        ItemPage page = search.page(
                project,
                new ItemQuery(
                        Query.parse(saved.text()),
                        ItemSort.CREATED_AT,
                        Direction.DESCENDING,
                        request.limit(),
                        after(request)));
        return PageView.of(
                request,
                page.items().stream().map(FoundItem::item).toList(),
                page.next().map(last -> Long.toString(last.itemId())));
    }

    private static Optional<ItemCursor> after(PageRequest request) {
        OptionalLong after = request.afterId();
        return after.isPresent() ? Optional.of(new ItemCursor(Optional.empty(), after.getAsLong())) : Optional.empty();
    }

    /** 404 for an item that is not in the slice. */
    Item get(Slice slice, String itemUid) {
        SliceQuery saved = slice.query();
        return saved == null
                ? database.read(tx -> slices.item(tx, slice, itemUid))
                : find(project(slice, saved), saved, itemUid);
    }

    private Item find(Project project, SliceQuery saved, String itemUid) {
        Item item = database.read(tx -> items.get(tx, project.orgId(), itemUid));
        Query itself = Query.parse("uid = \"" + item.uid() + "\"");
        return search.page(project, ItemQuery.newest(itself.and(Query.parse(saved.text())), 1)).items().stream()
                .map(FoundItem::item)
                .findFirst()
                .orElseThrow(ApiException::notFound);
    }

    private Project project(Slice slice, SliceQuery saved) {
        return database.read(tx -> projects.get(tx, slice.orgId(), saved.projectUid()));
    }
}
