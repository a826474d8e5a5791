package io.autotag.activity;

import io.autotag.model.Calling;
import io.autotag.model.Device;
import io.autotag.model.Measured;
import io.autotag.model.Tuning;
import io.autotag.store.ModelTuning;
import io.autotag.store.ModelVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found out about calling models, in a file beside each model's: it holds for this card, device, runtime and
 * number of cores, and goes when the model goes. What cannot be read or does not fit is as good as not there. Thread-safe.
 */
final class TuningMemory {

    private static final Logger log = LoggerFactory.getLogger(TuningMemory.class);
    private static final String PREFIX = "tuning-";
    private static final String SUFFIX = ".properties";
    private static final String MACHINE = "machine";
    private static final String BEGUN = "begun";
    private static final String CALLERS = "callers";
    private static final String THREADS = "threads";
    private static final String BATCH = "batch";
    private static final String SPEED = "images_per_second";
    private static final String WHEN = "measured_at";

    /** Whoever is at work on the machine whenever a model is measured will be there the next time, too. */
    static final int MOST_TRIES = 3;

    private final Path folder;
    private final Device device;
    private final int cores;

    /** Done with by this process, whatever became of it. */
    private final Set<Path> settled = ConcurrentHashMap.newKeySet();

    /** The runs in which this process found nothing out. */
    private final Map<Path, Set<Long>> inVain = new ConcurrentHashMap<>();

    /**
     * @param folder of the models
     * @param cores that inferences may use
     */
    TuningMemory(Path folder, Device device, int cores) {
        this.folder = folder;
        this.device = device;
        this.cores = cores;
    }

    /** Whether the file was written by a memory, not by a model. */
    static boolean isNote(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    /** What was measured, if anything was. */
    Optional<ModelTuning> known(ModelVersion version) {
        return read(file(version)).flatMap(this::parse);
    }

    /** What is to be done because of it; nothing where the model is called as usual. */
    Optional<Calling> calling(ModelVersion version) {
        return known(version)
                .map(found -> new Calling(found.callers(), found.threads(), found.batch()))
                .filter(best -> !best.equals(Calling.usual(cores)));
    }

    /**
     * Whether nothing more is to be found out in this run: it is known, or cannot be, or was tried in vain, or there is
     * nothing to choose from.
     */
    boolean isSettled(ModelVersion version, long runId) {
        Path file = file(version);
        Set<Long> runs = inVain.getOrDefault(file, Set.of());
        return !Tuning.isChoice(cores)
                || settled.contains(file)
                || runs.contains(runId)
                || runs.size() >= MOST_TRIES
                || known(version).isPresent();
    }

    /** Whether somebody is at it or has gone down; for those whose turn it is, so that nobody is on this machine. */
    boolean isBegun(ModelVersion version) {
        return read(file(version))
                .filter(known -> machine().equals(known.getProperty(MACHINE)) && known.containsKey(BEGUN))
                .isPresent();
    }

    /** Leaves a note that stays if the process goes down: it is not tried again then. */
    void begin(ModelVersion version) {
        Properties note = new Properties();
        note.setProperty(BEGUN, Instant.now().toString());
        write(version, note);
    }

    /** As if nothing had begun. */
    void forget(ModelVersion version) {
        try {
            Files.deleteIfExists(file(version));
        } catch (IOException failure) {
            log.warn("Unable to remove {}: {}", file(version), failure.toString());
        }
    }

    /** It cannot be measured, or that went wrong as badly as if it had taken the process down: a note of it stays. */
    void avoid(ModelVersion version) {
        settled.add(file(version));
    }

    /** Nothing was found out in this run; the next ones look again, a few in all, and so does the next process. */
    void pass(ModelVersion version, long runId) {
        inVain.computeIfAbsent(file(version), file -> ConcurrentHashMap.newKeySet())
                .add(runId);
    }

    void keep(ModelVersion version, Measured found) {
        settled.add(file(version));
        Properties known = new Properties();
        known.setProperty(CALLERS, String.valueOf(found.calling().callers()));
        known.setProperty(THREADS, String.valueOf(found.calling().threads()));
        known.setProperty(BATCH, String.valueOf(found.calling().batch()));
        known.setProperty(SPEED, String.valueOf(found.perSecond()));
        known.setProperty(WHEN, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        write(version, known);
    }

    /** A worker that cannot write looks again after its next start, and says so. */
    private void write(ModelVersion version, Properties known) {
        known.setProperty(MACHINE, machine());
        Path file = file(version);
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "tuning", ".part");
            try (OutputStream out = Files.newOutputStream(part)) {
                known.store(out, "How this model is best called on this machine");
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            log.warn("Unable to keep how a model is best called in {}: {}", file, failure.toString());
        }
    }

    private static Optional<Properties> read(Path file) {
        Properties known = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            known.load(in);
            return Optional.of(known);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            log.debug("{} is not read", file, damaged);
            return Optional.empty();
        }
    }

    private Optional<ModelTuning> parse(Properties known) {
        try {
            ModelTuning found = new ModelTuning(
                    known.getProperty(MACHINE, ""),
                    device.word(),
                    Integer.parseInt(known.getProperty(CALLERS, "")),
                    Integer.parseInt(known.getProperty(THREADS, "")),
                    Integer.parseInt(known.getProperty(BATCH, "")),
                    Double.parseDouble(known.getProperty(SPEED, "")),
                    Instant.parse(known.getProperty(WHEN, "")));
            return Optional.of(found).filter(this::fits);
        } catch (IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private boolean fits(ModelTuning found) {
        return machine().equals(found.machine())
                && found.callers() <= cores
                && found.threads() <= cores
                && found.batch() <= Calling.LARGEST_BATCH;
    }

    private String machine() {
        return Tuning.machine(device, cores);
    }

    private Path file(ModelVersion version) {
        String card = version.cardSha256();
        return folder.resolve(version.blobSha256()).resolve(PREFIX + card + "-" + device.word() + SUFFIX);
    }
}
