package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.review.CardThresholds;
import io.autotag.api.review.LeasedItem;
import io.autotag.api.view.ItemView;
import io.autotag.api.view.ItemViews;
import io.autotag.api.view.LeaseView;
import io.autotag.api.view.LeasedItemsView;
import io.autotag.api.view.NeighboursView;
import io.autotag.api.view.ReviewView;
import io.autotag.store.Database;
import io.autotag.store.DatasetRepository;
import io.autotag.store.Item;
import io.autotag.store.ReviewBundle;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows reviews and leased items, with addresses of pictures as the caller sees them. */
public final class ReviewViews {

    private final Database database;
    private final ItemViews items;
    private final CardThresholds thresholds;
    private final DatasetRepository datasets = new DatasetRepository();

    public ReviewViews(Database database, ItemViews items, CardThresholds thresholds) {
        this.database = database;
        this.items = items;
        this.thresholds = thresholds;
    }

    ReviewView of(Caller caller, UriInfo uri, ReviewBundle bundle) {
        ItemView item = items(caller, uri, List.of(bundle.item())).apply(bundle.item());
        return ReviewView.from(bundle, item, suggestion -> thresholds.of(caller.orgId(), suggestion), caller.login());
    }

    LeasedItemsView of(Caller caller, UriInfo uri, List<LeasedItem> leased) {
        Function<Item, ItemView> views =
                items(caller, uri, leased.stream().map(LeasedItem::item).toList());
        return new LeasedItemsView(leased.stream()
                .map(one -> {
                    ItemView view = views.apply(one.item());
                    LeaseView lease = LeaseView.from(one.lease(), caller.login());
                    return new LeasedItemsView.Leased(
                            view, view.url(), one.item().width(), one.item().height(), lease);
                })
                .toList());
    }

    NeighboursView of(Caller caller, UriInfo uri, Optional<Item> previous, Optional<Item> next) {
        Function<Item, ItemView> views = items(
                caller,
                uri,
                List.of(previous, next).stream().flatMap(Optional::stream).toList());
        return new NeighboursView(
                previous.map(item -> neighbour(item, views)).orElse(null),
                next.map(item -> neighbour(item, views)).orElse(null));
    }

    private static NeighboursView.Neighbour neighbour(Item item, Function<Item, ItemView> views) {
        return new NeighboursView.Neighbour(
                item.uid(), item.key(), views.apply(item).url());
    }

    private Function<Item, ItemView> items(Caller caller, UriInfo uri, List<Item> shown) {
        return items.of(
                uri,
                database.read(tx -> datasets.listByIds(
                        tx, caller.orgId(), shown.stream().map(Item::datasetId).collect(Collectors.toSet()))));
    }
}
