package io.autotag.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.FolderUpload;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * Photos that arrive a few at a time in a dataset, of which a project tags what arrives. An upload that breaks off is sent
 * again as a whole, until it is acknowledged.
 */
final class ArrivingPhotos implements Callable<Set<String>> {
    private static final String NAME = "arriving";

    /** Keys that a live run has answered, with predictions or with a failure; a file that is away is no answer. */
    private static final String TAGGED =
            """
            SELECT DISTINCT i.key FROM project j
            JOIN run r ON r.project_id = j.id
            JOIN item i ON i.dataset_id IN (SELECT d.id FROM dataset d WHERE d.name = 'arriving')
            WHERE j.uid = ? AND (
                EXISTS (SELECT 1 FROM set_item c WHERE c.set_id = r.set_id AND c.item_id = i.id)
                OR EXISTS (SELECT 1 FROM run_failure f WHERE f.run_id = r.id AND f.item_id = i.id
                             AND f.code <> 'MISSING'))
            """;

    private final Site site;
    private final Path folder;
    private final List<Path> photos;
    private final Pace pace;
    private final BooleanSupplier goesOn;
    private final String project;

    /**
     * How fast they come.
     *
     * @param atATime photos in an upload
     * @param every so often an upload begins, or later where the one before takes longer
     */
    record Pace(int atATime, Duration every) {

        double aSecond() {
            return atATime * 1000.0 / every.toMillis();
        }
    }

    /**
     * Makes the dataset of the first photos, which are not tagged, and the project.
     *
     * @param goesOn asked before each upload
     */
    ArrivingPhotos(Site site, Path folder, String model, Pace pace, BooleanSupplier goesOn) {
        this.site = site;
        this.folder = folder;
        this.pace = pace;
        this.goesOn = goesOn;
        List<Path> all = FolderUpload.imagesIn(folder);
        this.photos = all.subList(pace.atATime(), all.size());
        JsonNode dataset = upload(all.subList(0, pace.atATime()));
        this.project = Tagging.project(site.api(), NAME, new TestMaterial(Fields.text(dataset, "uid"), model), true);
    }

    /** Keys of the photos of which the upload was acknowledged. */
    @Override
    public Set<String> call() {
        Set<String> acknowledged = new TreeSet<>();
        for (int from = 0; from < photos.size() && goesOn.getAsBoolean(); from += pace.atATime()) {
            long due = System.nanoTime() + pace.every().toNanos();
            List<Path> few = photos.subList(from, Math.min(photos.size(), from + pace.atATime()));
            Answered.by(() -> upload(few));
            few.forEach(photo -> acknowledged.add(String.valueOf(photo.getFileName())));
            Answered.pause(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        }
        return acknowledged;
    }

    private JsonNode upload(List<Path> few) {
        return TestMaterial.upload(site, NAME, folder, few);
    }

    /** The uid of the project that tags them. */
    String project() {
        return project;
    }

    /** Which of those keys are neither tagged nor listed as failures, when all are or time has run out. */
    Set<String> untagged(Set<String> acknowledged, Duration patience) throws SQLException, InterruptedException {
        Set<String> tagged = Eventually.last(patience, this::tagged, keys -> keys.containsAll(acknowledged));
        Set<String> untagged = new TreeSet<>(acknowledged);
        untagged.removeAll(tagged);
        return untagged;
    }

    /** Keys of the photos that were tagged, or listed as failures. */
    private Set<String> tagged() throws SQLException {
        try (Connection connection = site.database()) {
            Set<String> keys = new TreeSet<>();
            Tagging.lines(connection, TAGGED, project).forEach(line -> keys.add(line.strip()));
            return keys;
        }
    }

    /** What was found on them, as {@link Tagging#rows} has it. */
    List<String> predictions() throws SQLException {
        return Tagging.predictions(site, project);
    }
}
