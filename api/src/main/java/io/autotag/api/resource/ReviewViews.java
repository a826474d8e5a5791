package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.review.LeasedItem;
import io.autotag.api.review.Neighbours;
import io.autotag.api.review.ScoreThresholds;
import io.autotag.api.view.ItemView;
import io.autotag.api.view.ItemViews;
import io.autotag.api.view.LeaseView;
import io.autotag.api.view.LeasedItemsView;
import io.autotag.api.view.NeighboursView;
import io.autotag.api.view.ReviewView;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.ReviewBundle;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows reviews and leased items, with addresses of pictures as the caller sees them. */
public final class ReviewViews {

    private final ItemViews items;
    private final ScoreThresholds thresholds;
    private final KnownDatasets datasets;

    public ReviewViews(Database database, ItemViews items, ScoreThresholds thresholds) {
        this.items = items;
        this.thresholds = thresholds;
        this.datasets = new KnownDatasets(database);
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

    NeighboursView of(Caller caller, UriInfo uri, Neighbours.Pair beside) {
        Function<Item, ItemView> views = items(
                caller,
                uri,
                Stream.of(beside.previous(), beside.next())
                        .flatMap(Optional::stream)
                        .toList());
        return new NeighboursView(
                beside.previous().map(item -> neighbour(item, views)).orElse(null),
                beside.next().map(item -> neighbour(item, views)).orElse(null));
    }

    private static NeighboursView.Neighbour neighbour(Item item, Function<Item, ItemView> views) {
        return new NeighboursView.Neighbour(
                item.uid(), item.key(), views.apply(item).url());
    }

    private Function<Item, ItemView> items(Caller caller, UriInfo uri, List<Item> shown) {
        Set<Long> ids = shown.stream().map(Item::datasetId).collect(Collectors.toSet());
        return items.of(uri, datasets.of(caller.orgId(), ids));
    }
}
