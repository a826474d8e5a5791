package io.autotag.search;

import io.autotag.query.names.NamedPlace;
import io.autotag.store.NamedVersion;
import io.autotag.store.Remembered;
import io.autotag.store.Transaction;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What labels, versions, datasets and people are called. None of them is ever called otherwise or goes, so that what was
 * found once is not looked up again. Thread-safe; each is for one database.
 */
final class KnownNames {

    private static final int MOST = 100_000;

    private final Remembered<String> labels = Remembered.labels();
    private final Remembered<String> logins = Remembered.logins();
    private final Remembered<NamedVersion> versions = Remembered.versions();
    private final Remembered<NamedPlace> datasets = new Remembered<>(
            "SELECT id, slug, name FROM dataset WHERE id = ANY (?)",
            row -> new NamedPlace(row.number("id"), row.text("slug"), row.text("name")));
    private final Map<Label, Integer> labelIds = new ConcurrentHashMap<>();

    private record Label(long orgId, String name) {}

    Map<Integer, NamedVersion> versions(Transaction tx, IntStream ids) {
        return versions.of(tx, ids);
    }

    Map<Integer, NamedPlace> datasets(Transaction tx, IntStream ids) {
        return datasets.of(tx, ids);
    }

    Map<Integer, String> logins(Transaction tx, IntStream ids) {
        return logins.of(tx, ids);
    }

    /** Of labels of the organisation. */
    Map<Integer, String> labels(Transaction tx, long orgId, IntStream ids) {
        Map<Integer, String> found = labels.of(tx, ids);
        found.forEach((id, name) -> note(new Label(orgId, name), id));
        return found;
    }

    /** The label of that name in the organisation; empty while there is none. */
    OptionalInt label(Transaction tx, long orgId, String name) {
        Label label = new Label(orgId, name);
        Integer known = labelIds.get(label);
        if (known != null) {
            return OptionalInt.of(known);
        }
        return tx
                .sql("SELECT id FROM label WHERE org_id = ? AND name = ?", orgId, name)
                .list(row -> row.integer("id"))
                .stream()
                .mapToInt(id -> note(label, id))
                .findFirst();
    }

    private int note(Label label, int id) {
        if (labelIds.size() > MOST) {
            labelIds.clear();
        }
        labelIds.put(label, id);
        return id;
    }
}
