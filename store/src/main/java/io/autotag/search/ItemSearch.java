package io.autotag.search;

import io.autotag.query.Query;
import io.autotag.query.names.Names;
import io.autotag.query.sql.CompiledQuery;
import io.autotag.store.Database;
import io.autotag.store.MatchingPredictions;
import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the items of a project by a query. Each call asks in a few short statements; thread-safe.
 *
 * <p>The caller has checked that the project is one of the caller's organisation; names in the query stand for things
 * of that project and organisation only.
 */
public final class ItemSearch {

    private static final Duration COUNT_BUDGET = Duration.ofMillis(500);

    private final Database database;
    private final Counting counting;
    private final KnownNames known = new KnownNames();
    private final MatchingPredictions predictions = new MatchingPredictions();
    private final ScanLimits limits;
    private final Optional<BitmapIndex> index;

    /** Asks PostgreSQL alone. */
    public ItemSearch(Database database) {
        this(database, Optional.empty(), ScanLimits.USUAL);
    }

    /** @param database a pool for queries, see {@link Database#openForQueries} */
    public ItemSearch(Database database, BitmapIndex index) {
        this(database, Optional.of(index), ScanLimits.USUAL);
    }

    ItemSearch(Database database, Optional<BitmapIndex> index, ScanLimits limits) {
        this.index = index;
        this.database = database;
        this.limits = limits;
        this.counting = new Counting(database, COUNT_BUDGET);
    }

    /**
     * The items that match, in order, each with the predictions the query asks for.
     *
     * @throws io.autotag.store.StoreException UNAVAILABLE when the answer would take longer than a statement may
     */
    public ItemPage page(Project project, ItemQuery request) {
        return database.look(tx -> page(tx, project, request));
    }

    /**
     * Like {@link #page}, but the ids alone, for those who do not show the items. What has come to match in the last moments
     * may be missing as long as more is to come; what is found matches, and the end is the end.
     *
     * @throws io.autotag.store.StoreException UNAVAILABLE when the answer would take longer than a statement may
     */
    public ItemIds ids(Project project, ItemQuery request) {
        return database.look(tx -> {
            Names names = ProjectNames.of(tx, project, known);
            CompiledQuery query = CompiledQuery.of(request.query(), names);
            Optional<IndexSnapshot> lately = index.flatMap(bitmaps -> bitmaps.lately(project));
            ItemIds found = ids(tx, lately, project, request, names, query, Optional.empty());
            if (found.next().isPresent() || lately.isEmpty()) {
                return found;
            }
            return ids(tx, snapshot(project), project, request, names, query, Optional.empty());
        });
    }

    /** How many items match. */
    public ItemCount count(Project project, Query query) {
        return counting.count(project, query, snapshot(project));
    }

    /** How the query is answered; it is answered on the way, and its items are counted. */
    public QueryExplanation explain(Project project, Query query) {
        Optional<IndexSnapshot> bitmapsNow = snapshot(project);
        long start = System.nanoTime();
        ItemCount items = counting.count(project, query, bitmapsNow);
        Duration counted = Duration.ofNanos(System.nanoTime() - start);
        long first = System.nanoTime();
        page(project, ItemQuery.newest(query, Explaining.FIRST_PAGE));
        Duration paged = Duration.ofNanos(System.nanoTime() - first);
        return database.read(tx -> {
            Names names = ProjectNames.of(tx, project);
            CompiledQuery compiled = CompiledQuery.of(query, names);
            Optional<BitmapUse> bitmaps = bitmapsNow
                    .filter(snapshot -> snapshot.covers(names))
                    .map(snapshot -> BitmapUse.of(snapshot, BitmapAnswer.of(snapshot, names, query.condition())));
            List<String> plan = Explaining.plan(tx, compiled, limits);
            return new QueryExplanation(
                    Counting.engine(bitmaps),
                    bitmaps,
                    Plans.indexes(tx, plan),
                    Counting.expected(tx, compiled.items()),
                    items,
                    counted,
                    paged,
                    plan);
        });
    }

    private ItemPage page(Transaction tx, Project project, ItemQuery request) {
        Names names = ProjectNames.of(tx, project, known);
        CompiledQuery query = CompiledQuery.of(request.query(), names);
        int hardlyMore = limits.exactStep(request.limit() + 1);
        ReadItems reading = new ReadItems(project, known, predictions, query.predictions(), hardlyMore);
        ItemIds found = ids(tx, snapshot(project), project, request, names, query, Optional.of(reading));
        return new ItemPage(FoundItems.read(tx, names, found.ids(), reading), found.next());
    }

    private ItemIds ids(
            Transaction tx,
            Optional<IndexSnapshot> bitmaps,
            Project project,
            ItemQuery request,
            Names names,
            CompiledQuery query,
            Optional<ReadItems> reading) {
        Optional<Candidates> candidates = bitmaps.filter(snapshot -> snapshot.covers(names))
                .map(snapshot -> new Candidates(snapshot, names, request.query().condition()));
        ScanResult result = new PageSearch(tx, limits, project, query, request, candidates, reading).run();
        List<ItemCursor> found = result.found();
        boolean full = found.size() > request.limit();
        List<ItemCursor> shown = full ? found.subList(0, request.limit()) : found;
        Optional<ItemCursor> next = full ? Optional.of(shown.get(shown.size() - 1)) : result.stoppedAt();
        return new ItemIds(shown.stream().map(ItemCursor::itemId).toList(), next);
    }

    private Optional<IndexSnapshot> snapshot(Project project) {
        return index.flatMap(bitmaps -> bitmaps.snapshot(project));
    }
}
