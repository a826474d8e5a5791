package io.autotag.search;

import io.autotag.query.Query;
import io.autotag.query.names.NamedPlace;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.names.SavedQuery;
import io.autotag.query.names.TextMatch;
import io.autotag.store.NamedVersion;
import io.autotag.store.Project;
import io.autotag.store.RoundTrip;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The names of a project as they are in one transaction. */
final class ProjectNames implements Names {

    private static final String SLICES =
            "SELECT id, slug AS name, name AS other FROM slice WHERE query IS NULL AND org_id = ?";

    private static final String LABELS = "SELECT id, name, name AS other FROM label WHERE org_id = ?";

    /** Sets and datasets in one answer, since every request asks for both; a dataset is not visible and not invisible. */
    private static final String PLACES =
            """
            SELECT id, shard, coalesce(other_shard, ?) AS other_shard, visible, model_version_id
            FROM prediction_set WHERE project_id = ?
            UNION ALL
            SELECT dataset_id, NULL, NULL, NULL, NULL FROM project_dataset WHERE project_id = ?
            ORDER BY id""";

    private final Transaction tx;
    private final Project project;
    private final KnownNames known;
    private final List<NamedSet> sets;
    private final List<NamedPlace> datasets;
    private final Map<Lookup, long[]> found = new HashMap<>();
    private @Nullable List<SavedQuery> saved;

    private ProjectNames(Transaction tx, Project project, KnownNames known, List<PlaceRow> places) {
        this.tx = tx;
        this.project = project;
        this.known = known;
        this.sets = sets(places.stream().filter(PlaceRow::isSet).toList());
        this.datasets = datasets(places.stream().filter(place -> !place.isSet()).toList());
    }

    private List<NamedSet> sets(List<PlaceRow> rows) {
        Map<Integer, NamedVersion> versions = known.versions(tx, rows.stream().mapToInt(PlaceRow::version));
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(versions.get(row.version())).map(row::set).stream())
                .toList();
    }

    private List<NamedPlace> datasets(List<PlaceRow> rows) {
        Map<Integer, NamedPlace> named = known.datasets(tx, rows.stream().mapToInt(PlaceRow::id));
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(named.get(row.id())).stream())
                .toList();
    }

    /** A set, or a dataset that has nothing but its id. */
    record PlaceRow(int id, boolean isSet, short shard, short otherShard, boolean visible, int version) {

        static PlaceRow of(Row row) throws SQLException {
            return new PlaceRow(
                    row.integer("id"),
                    !row.isNull("visible"),
                    (short) row.integer("shard"),
                    (short) row.integer("other_shard"),
                    row.truth("visible"),
                    row.integer("model_version_id"));
        }

        NamedSet set(NamedVersion named) {
            return new NamedSet(id, shard, otherShard, visible, named.model(), named.number(), named.trainingSet());
        }
    }

    static ProjectNames of(Transaction tx, Project project) {
        return of(tx, project, new KnownNames());
    }

    /** @param known what is known already */
    static ProjectNames of(Transaction tx, Project project, KnownNames known) {
        RoundTrip trip = tx.roundTrip().planOnce();
        Asked asked = ask(trip, project);
        trip.run();
        return of(tx, project, known, asked);
    }

    static ProjectNames of(Transaction tx, Project project, KnownNames known, Asked asked) {
        return new ProjectNames(tx, project, known, asked.places().list());
    }

    /** Asks for the sets and datasets together with something else. */
    static Asked ask(RoundTrip trip, Project project) {
        return new Asked(trip.ask(PlaceRow::of, PLACES, NamedSet.NOWHERE, project.id(), project.id()));
    }

    /** What was asked for. */
    record Asked(RoundTrip.Answer<PlaceRow> places) {}

    @Override
    public long projectId() {
        return project.id();
    }

    @Override
    public List<NamedSet> sets() {
        return sets;
    }

    @Override
    public List<NamedPlace> datasets() {
        return datasets;
    }

    @Override
    public int[] labels(TextMatch match) {
        return integers(
                Arrays.stream(found.computeIfAbsent(new Lookup(LABELS, match), lookup -> labelsMatching(match))));
    }

    private long[] labelsMatching(TextMatch match) {
        long org = project.orgId();
        return switch (match.kind()) {
            case EQUAL ->
                known.label(tx, org, match.text()).stream().asLongStream().toArray();
            case BEGINS ->
                tx
                        .sql("SELECT id FROM label WHERE org_id = ? AND name ^@ ?", org, match.text())
                        .list(row -> row.number("id"))
                        .stream()
                        .mapToLong(Long::longValue)
                        .toArray();
            case CONTAINS -> find(LABELS, org, match);
        };
    }

    /** What labels of the project are called. */
    Map<Integer, String> labels(IntStream ids) {
        return known.labels(tx, project.orgId(), ids);
    }

    @Override
    public long[] slices(TextMatch match) {
        return matching(SLICES, project.orgId(), match).toArray();
    }

    @Override
    public List<SavedQuery> savedQueries() {
        List<SavedQuery> known = saved == null ? saved(tx, project) : saved;
        saved = known;
        return known;
    }

    @Override
    public long[] users(TextMatch match) {
        return matching(
                        "SELECT id, login AS name, login AS other FROM app_user WHERE org_id = ?",
                        project.orgId(),
                        match)
                .toArray();
    }

    @Override
    public int[] runs(TextMatch match) {
        return integers(
                matching("SELECT id, uid AS name, uid AS other FROM run WHERE project_id = ?", project.id(), match));
    }

    /** Every name is looked up once. */
    private LongStream matching(String select, long owner, TextMatch match) {
        return Arrays.stream(found.computeIfAbsent(new Lookup(select, match), lookup -> find(select, owner, match)));
    }

    /** A single name is looked up by PostgreSQL; patterns are few and are tried on every name. */
    private long[] find(String select, long owner, TextMatch match) {
        String text = "SELECT id, name, other FROM (" + select + ") named";
        List<NamedPlace> named = match.kind() == TextMatch.Kind.EQUAL
                ? tx.sql(text + " WHERE name = ? OR other = ?", owner, match.text(), match.text())
                        .list(ProjectNames::place)
                : tx.sql(text, owner).list(ProjectNames::place);
        return named.stream()
                .filter(one -> match.matches(one.slug()) || match.matches(one.name()))
                .mapToLong(NamedPlace::id)
                .toArray();
    }

    private record Lookup(String select, TextMatch match) {}

    private static int[] integers(LongStream ids) {
        return ids.mapToInt(Math::toIntExact).toArray();
    }

    private static List<SavedQuery> saved(Transaction tx, Project project) {
        return tx.sql("SELECT slug, name, query FROM slice WHERE project_id = ? ORDER BY id", project.id())
                .list(row -> new SavedQuery(row.text("slug"), row.text("name"), Query.parse(row.text("query"))));
    }

    private static NamedPlace place(Row row) throws SQLException {
        return new NamedPlace(row.number("id"), row.text("name"), row.text("other"));
    }
}
