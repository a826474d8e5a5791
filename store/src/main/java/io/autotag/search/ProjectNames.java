package io.autotag.search;

import io.autotag.query.Query;
import io.autotag.query.names.NamedPlace;
import io.autotag.query.names.NamedSet;
import io.autotag.query.names.Names;
import io.autotag.query.names.SavedQuery;
import io.autotag.query.names.TextMatch;
import io.autotag.store.Project;
import io.autotag.store.RoundTrip;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The names of a project as they are in one transaction. */
final class ProjectNames implements Names {

    private static final String SLICES =
            "SELECT id, slug AS name, name AS other FROM slice WHERE query IS NULL AND org_id = ?";
    private static final String LABELS = "SELECT id, name, name AS other FROM label WHERE org_id = ?";

    private final Transaction tx;
    private final Project project;
    private final List<NamedSet> sets;
    private final List<NamedPlace> datasets;
    private final Map<Lookup, long[]> found = new HashMap<>();
    private @Nullable List<SavedQuery> saved;

    private ProjectNames(Transaction tx, Project project, Asked asked) {
        this.tx = tx;
        this.project = project;
        this.sets = asked.sets();
        this.datasets = asked.datasets();
    }

    static ProjectNames of(Transaction tx, Project project) {
        RoundTrip trip = tx.roundTrip();
        Asked asked = ask(trip, project);
        trip.run();
        return new ProjectNames(tx, project, asked);
    }

    /** Asks for the sets and datasets alone. */
    static Asked ask(RoundTrip trip, Project project) {
        return new Asked(sets(trip, project), datasets(trip, project));
    }

    /** What was asked for. */
    record Asked(RoundTrip.Answer<NamedSet> foundSets, RoundTrip.Answer<NamedPlace> foundDatasets) {

        List<NamedSet> sets() {
            return foundSets.list();
        }

        List<NamedPlace> datasets() {
            return foundDatasets.list();
        }
    }

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
        return integers(matching(LABELS, project.orgId(), match));
    }

    /** The name of a label of the organisation in the columns {@code id} and {@code name}; it is not looked up again. */
    String label(Row row) throws SQLException {
        String name = row.text("name");
        found.put(new Lookup(LABELS, new TextMatch(TextMatch.Kind.EQUAL, name)), new long[] {row.number("id")});
        return name;
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

    private static RoundTrip.Answer<NamedSet> sets(RoundTrip trip, Project project) {
        return trip.ask(
                row -> new NamedSet(
                        row.integer("id"),
                        (short) row.integer("shard"),
                        (short) row.integer("other_shard"),
                        row.truth("visible"),
                        row.text("name"),
                        row.integer("version"),
                        row.text("training_set")),
                """
                SELECT s.id, s.shard, coalesce(s.other_shard, ?) AS other_shard, s.visible, m.name, v.version, v.training_set
                FROM prediction_set s
                JOIN model_version v ON v.id = s.model_version_id
                JOIN model m ON m.id = v.model_id
                WHERE s.project_id = ? ORDER BY s.id""",
                NamedSet.NOWHERE,
                project.id());
    }

    private static RoundTrip.Answer<NamedPlace> datasets(RoundTrip trip, Project project) {
        return trip.ask(
                ProjectNames::place,
                "SELECT d.id, d.slug AS name, d.name AS other FROM project_dataset p"
                        + " JOIN dataset d ON d.id = p.dataset_id WHERE p.project_id = ? ORDER BY d.id",
                project.id());
    }

    private static List<SavedQuery> saved(Transaction tx, Project project) {
        return tx.sql("SELECT slug, name, query FROM slice WHERE project_id = ? ORDER BY id", project.id())
                .list(row -> new SavedQuery(row.text("slug"), row.text("name"), Query.parse(row.text("query"))));
    }

    private static NamedPlace place(Row row) throws SQLException {
        return new NamedPlace(row.number("id"), row.text("name"), row.text("other"));
    }
}
