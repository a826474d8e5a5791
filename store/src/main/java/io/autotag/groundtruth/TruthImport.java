package io.autotag.groundtruth;

import io.autotag.groundtruth.NumberedPictures.Numbered;
import io.autotag.groundtruth.PlacedTruth.Placing;
import io.autotag.store.Database;
import io.autotag.store.Level;
import io.autotag.store.Project;
import io.autotag.store.Reviewer;
import io.autotag.store.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes one file of annotations into a project, in transactions of a thousand records. What is there already stays as it is,
 * whatever people have made of it since; so the same file again adds nothing. Its pictures count as known, on the levels of
 * which its annotations are, once the whole file is read: until then, and of a file that breaks off, what is on them may be
 * missing. One for each import.
 */
public final class TruthImport implements TruthSink {

    private static final int BATCH = 1_000;
    private static final int MOST_SHOWN = 100;

    private final Database database;
    private final Project project;
    private final TruthRows rows;
    private final PictureNames names;
    private final NumberedPictures numbered;
    private final Map<Long, NamedPicture> numbers = new LinkedHashMap<>();
    private final Map<String, NamedPicture> pictures = new LinkedHashMap<>();
    private final List<TruthRecord> records = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final Set<String> newLabels = new TreeSet<>();
    private final Set<Level> levels = EnumSet.noneOf(Level.class);
    private long covered;
    private long added;
    private long present;
    private long rejected;

    private TruthImport(Database database, Project project, TruthRows rows) {
        this.database = database;
        this.project = project;
        this.rows = rows;
        this.names = new PictureNames(project);
        this.numbered = rows.pictures();
    }

    /**
     * Imports the file.
     *
     * @throws TruthFileException when it is not such a file
     */
    public static ImportReport run(Database database, Project project, Reviewer person, TruthFormat format, Path file)
            throws IOException {
        TruthRows rows = database.inTransaction(tx -> TruthRows.begin(tx, project, person, format));
        TruthImport running = new TruthImport(database, project, rows);
        boolean whole = false;
        try {
            format.read(file, running);
            whole = true;
        } finally {
            running.flush();
            running.end(whole);
        }
        return running.report();
    }

    private void end(boolean whole) {
        database.doInTransaction(tx -> {
            if (whole) {
                rows.end(tx, report(), levels.isEmpty() ? EnumSet.of(Level.OBJECT) : levels);
            } else {
                rows.breakOff(tx, report());
            }
        });
    }

    @Override
    public void picture(long number, NamedPicture picture) {
        if (numbers.putIfAbsent(number, picture) != null) {
            rejectedTwice(number, picture);
        }
        flushWhenFull();
    }

    private void rejectedTwice(long number, NamedPicture picture) {
        rejected(picture.place() + ".id", "An image before it has the id " + number + " already, and counts.");
    }

    @Override
    public Map<Long, String> names(Collection<Long> wanted) {
        if (!numbers.isEmpty()) {
            flush();
        }
        Map<Long, String> called = new HashMap<>();
        for (Numbered picture : database.read(tx -> numbered.read(tx, wanted))) {
            names.remember(picture.name(), picture.found());
            called.put(picture.number(), picture.name());
        }
        return called;
    }

    @Override
    public void picture(String place, String name) {
        pictures.put(name, new NamedPicture(place, name, true));
        flushWhenFull();
    }

    @Override
    public void record(TruthRecord record) {
        records.add(record);
        levels.add(record.box() == null ? Level.IMAGE : Level.OBJECT);
        flushWhenFull();
    }

    @Override
    public void rejected(Rejection rejection) {
        rejected++;
        if (rejections.size() < MOST_SHOWN) {
            rejections.add(rejection);
        }
    }

    private void flushWhenFull() {
        if (records.size() + pictures.size() + numbers.size() >= BATCH) {
            flush();
        }
    }

    private void flush() {
        take(database.inTransaction(this::learn));
        long[] items = items();
        Map<String, PlacedTruth> truths = truths();
        TruthRows.Written written = database.inTransaction(tx -> rows.write(tx, items, truths));
        covered += items.length;
        added += written.added();
        present += truths.size() - written.added();
        newLabels.addAll(written.newLabels());
        numbers.clear();
        pictures.clear();
        records.clear();
    }

    /** Looks the pictures up: the numbers that none before had. */
    private Set<Long> learn(Transaction tx) {
        Set<String> wanted = records.stream().map(TruthRecord::picture).collect(Collectors.toSet());
        wanted.addAll(pictures.keySet());
        numbers.values().forEach(picture -> wanted.add(picture.name()));
        names.learn(tx, wanted);
        return numbered.write(tx, numbers, names);
    }

    private void take(Set<Long> free) {
        numbers.forEach((number, picture) -> {
            if (free.contains(number)) {
                pictures.put(picture.name(), picture);
            } else {
                rejectedTwice(number, picture);
            }
        });
    }

    /** Those of which the file says all that is there. */
    private long[] items() {
        pictures.forEach((name, picture) -> {
            String refusal = names.of(name).refusal();
            if (refusal != null) {
                rejected(picture.place(), refusal);
            }
        });
        return pictures.values().stream()
                .filter(NamedPicture::isKnown)
                .map(picture -> names.of(picture.name()))
                .filter(found -> found.refusal() == null)
                .mapToLong(PictureNames.Found::itemId)
                .distinct()
                .toArray();
    }

    /** By their uids; what stands in the file twice counts as there already. */
    private Map<String, PlacedTruth> truths() {
        Map<String, PlacedTruth> truths = new LinkedHashMap<>();
        for (TruthRecord record : records) {
            Placing placing = PlacedTruth.of(record, names.of(record.picture()));
            if (placing instanceof Placing.Placed placed) {
                boolean isTwice = truths.put(placed.truth().uid(project.id()), placed.truth()) != null;
                present += isTwice ? 1 : 0;
            } else if (placing instanceof Placing.Refused refused) {
                rejected(record.place(), refused.sentence());
            }
        }
        return truths;
    }

    private ImportReport report() {
        return new ImportReport(rows.uid(), covered, added, present, rejected, rejections, List.copyOf(newLabels));
    }
}
