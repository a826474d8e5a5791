package io.autotag.groundtruth;

import io.autotag.store.Project;
import io.autotag.store.Row;
import io.autotag.store.Transaction;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which item a file means by a picture's name: the one with exactly this key, else the only one whose file is called so,
 * folders and ending aside. What was looked up or told of last is remembered.
 */
final class PictureNames {

    private static final String EXACT =
            """
            SELECT i.key AS name, i.id, i.width, i.height FROM item i
            JOIN project_dataset d ON d.dataset_id = i.dataset_id AND d.project_id = ?
            WHERE i.key = ANY (?)""";

    /** No index helps; whoever names pictures by whole keys does not get here. */
    private static final String STEMS =
            """
            SELECT s.name, s.id, s.width, s.height FROM (
                SELECT regexp_replace(regexp_replace(i.key, '^.*[/\\\\]', ''), '[.][^.]*$', '') AS name, i.id, i.width, i.height
                FROM item i JOIN project_dataset d ON d.dataset_id = i.dataset_id AND d.project_id = ?) s
            WHERE s.name = ANY (?)""";

    /** Some batches. */
    private static final int MOST = 10_000;

    private final Project project;
    private final Map<String, Found> known = new LinkedHashMap<>();

    PictureNames(Project project) {
        this.project = project;
    }

    /** What a name led to: an item, or a sentence that says why to none. */
    record Found(long itemId, @Nullable Integer width, @Nullable Integer height, @Nullable String refusal) {

        static Found none(String refusal) {
            return new Found(0, null, null, refusal);
        }
    }

    /** Looks up what is not known yet; all of the names are known until the next are learned. */
    void learn(Transaction tx, Collection<String> names) {
        makeRoom();
        List<String> unknown = names.stream()
                .distinct()
                .filter(name -> !known.containsKey(name))
                .toList();
        Map<String, List<Found>> exact = look(tx, EXACT, unknown);
        List<String> rest =
                unknown.stream().filter(name -> !exact.containsKey(name)).toList();
        Map<String, List<Found>> stems = rest.isEmpty()
                ? Map.of()
                : look(
                        tx,
                        STEMS,
                        rest.stream().map(PictureNames::stem).distinct().toList());
        for (String name : unknown) {
            known.put(name, only(name, exact.getOrDefault(name, stems.getOrDefault(stem(name), List.of()))));
        }
    }

    /** Somebody has looked it up before. */
    void remember(String name, Found found) {
        makeRoom();
        known.remove(name); // so that it counts among the last
        known.put(name, found);
    }

    /** Those that came last stay, which are those that are still to be asked for. */
    private void makeRoom() {
        Iterator<String> oldest = known.keySet().iterator();
        for (int surplus = known.size() - MOST; surplus > 0; surplus--) {
            oldest.next();
            oldest.remove();
        }
    }

    Found of(String name) {
        Found found = known.get(name);
        if (found == null) {
            throw new IllegalStateException("The picture " + name + " was not looked up");
        }
        return found;
    }

    private Map<String, List<Found>> look(Transaction tx, String statement, List<String> names) {
        return tx.sql(statement, project.id(), names).list(PictureNames::found).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Map.Entry<String, Found> found(Row row) throws SQLException {
        return Map.entry(
                row.text("name"),
                new Found(row.number("id"), row.integerOrNull("width"), row.integerOrNull("height"), null));
    }

    private static Found only(String name, List<Found> found) {
        if (found.isEmpty()) {
            return Found.none("No item of the project is called \"" + name + "\".");
        }
        return found.size() == 1
                ? found.get(0)
                : Found.none("Several items of the project are called \"" + name + "\": name it with its folders.");
    }

    /** As the statement has it. On Windows folders stand before backslashes. */
    private static String stem(String name) {
        return name.replaceFirst("^.*[/\\\\]", "").replaceFirst("[.][^.]*$", "");
    }
}
