package io.autotag.api.review;

import io.autotag.search.ItemCursor;
import io.autotag.search.ItemIds;
import io.autotag.search.ItemQuery;
import io.autotag.search.ItemSearch;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.Lease;
import io.autotag.store.LeaseRepository;
import io.autotag.store.Project;
import io.autotag.store.Reviewer;
import io.autotag.store.SliceRepository;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Gives people the next items of a query. The search proposes, the leases decide: however many ask at once, nobody gets
 * what somebody else has.
 */
public final class ReviewQueue {

    /** Enough for twenty people at the front of a queue; where more are, the next steps grow. */
    private static final int FIRST_STEP = 32;

    private static final int LARGEST_STEP = 512;
    private static final int GROWTH = 4;

    /** Beyond that everything near is taken: the next request may find more. */
    private static final int MOST_ROUNDS = 30;

    private final Database database;
    private final ItemSearch search;
    private final LeaseRepository leases = new LeaseRepository();
    private final ItemRepository items = new ItemRepository();
    private final SliceRepository slices = new SliceRepository();

    public ReviewQueue(Database database, ItemSearch search) {
        this.database = database;
        this.search = search;
    }

    /** The first items that nobody else holds, leased, in the order asked for; fewer where no more are to be found. */
    public List<LeasedItem> next(Project project, Reviewer person, QueueOrder order) {
        Proposals found = (after, step) -> search.ids(
                project, new ItemQuery(order.query().toReview(), order.sort(), order.direction(), step, after));
        return next(project, person, order, found);
    }

    /** The same in the order of the proposals, whatever the order says of its query and its sort. */
    public List<LeasedItem> next(Project project, Reviewer person, QueueOrder order, Proposals proposals) {
        Set<Long> leftOut = order.leftOut().isEmpty()
                ? Set.of()
                : new HashSet<>(database.read(tx -> items.idsOf(tx, project, order.leftOut())));
        List<Lease> taken = new ArrayList<>();
        Optional<ItemCursor> after = Optional.empty();
        int step = FIRST_STEP + order.count();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            ItemIds proposed = proposals.next(after, step);
            long[] wanted = within(project, order, without(leftOut, proposed));
            taken.addAll(take(project, person, wanted, order.count() - taken.size()));
            after = proposed.next();
            step = Math.min(GROWTH * step, LARGEST_STEP);
            if (taken.size() == order.count() || after.isEmpty()) {
                break;
            }
        }
        return withItems(project, taken);
    }

    private static long[] without(Set<Long> leftOut, ItemIds proposed) {
        return proposed.ids().stream()
                .filter(id -> !leftOut.contains(id))
                .mapToLong(Long::longValue)
                .toArray();
    }

    private long[] within(Project project, QueueOrder order, long[] proposed) {
        if (order.slices().isEmpty()) {
            return proposed;
        }
        Set<Long> members =
                new HashSet<>(database.read(tx -> slices.among(tx, project.orgId(), order.slices(), proposed)));
        return LongStream.of(proposed).filter(members::contains).toArray();
    }

    private List<Lease> take(Project project, Reviewer person, long[] wanted, int count) {
        if (wanted.length == 0) {
            return List.of();
        }
        return database.inTransaction(tx -> leases.take(tx, project, person, wanted, count));
    }

    private List<LeasedItem> withItems(Project project, List<Lease> taken) {
        long[] ids = taken.stream().mapToLong(Lease::itemId).toArray();
        Map<Long, Item> byId = database.look(tx -> items.listByIds(tx, project.id(), ids)).stream()
                .collect(Collectors.toMap(Item::id, Function.identity()));
        return taken.stream()
                .flatMap(lease ->
                        Optional.ofNullable(byId.get(lease.itemId())).map(item -> new LeasedItem(item, lease)).stream())
                .toList();
    }
}
