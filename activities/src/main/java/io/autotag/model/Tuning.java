package io.autotag.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out by measuring how a model is best called on this machine. A way that changes an answer is none. Only inferences
 * are measured: whoever prepares a picture takes a core of the same machine in every way.
 */
public final class Tuning {
    private static final Logger log = LoggerFactory.getLogger(Tuning.class);

    /** About the longest that a measurement takes: no way is begun that might not end before. */
    public static final Duration LONGEST = Duration.ofSeconds(20);

    /** So much a number may differ; on the CPU, where answers are the same to the last bit, not at all. */
    private static final float ON_ANOTHER_DEVICE = 1e-4f;

    /** Where callers had less of their cores, others were at work: what is found then holds for that moment only. */
    private static final double QUIET = 0.85;

    /** So long the inference of a batch may take: a small run that comes meanwhile waits for it. */
    private static final double LONGEST_BATCH_SECONDS = 1;

    private static final int SLICES = 3;
    private static final Duration LONGEST_SLICE = Duration.ofMillis(500);

    private final Path onnx;
    private final ModelCard card;
    private final TaggerOptions options;
    private final List<Calling> ways;
    private final Duration budget;
    private final BooleanSupplier stop;
    private final long begun = System.nanoTime();
    private final List<Measured> measured = new ArrayList<>();
    private List<Outputs> answers = List.of();
    private List<Calling> batches = List.of();
    private boolean insistsOnBatch;
    private boolean stopped;
    private double share;
    private long longestWay;

    /** @param budget for all ways together */
    Tuning(Path onnx, ModelCard card, TaggerOptions options, int cores, Duration budget, BooleanSupplier stop) {
        this.onnx = onnx;
        this.card = card;
        // No inference may be so slow that the budget is over with the first round.
        this.options = options.within(least(options.timeLimit(), LONGEST.dividedBy(16)));
        this.ways = new ArrayList<>(Calling.of(cores));
        this.budget = budget;
        this.stop = stop;
    }

    /**
     * Measures; about {@link #LONGEST} at most, in which all cores are at work.
     *
     * @param file of the model, or an archive with it
     * @param card complete
     * @param cores that inferences may use
     * @param stop is asked twice a second, and ends the measurement
     * @return nothing where it was stopped, others were at work on the machine, or there is nothing to choose from
     */
    public static Optional<Measured> measure(
            Path file, ModelCard card, TaggerOptions options, int cores, BooleanSupplier stop)
            throws InterruptedException {
        try (ModelSource source = ModelSource.of(file, options.modelBytes())) {
            Tuning tuning = new Tuning(source.onnx(), card, options, cores, LONGEST, stop);
            Optional<Measured> best = tuning.run();
            return tuning.isQuiet() ? best : Optional.empty();
        }
    }

    /**
     * The same for people who want to see more than the best: each way that was measured, once, by its best slice.
     * Whoever else is at work on the machine disturbs.
     */
    public static List<Measured> compare(Path file, ModelCard card, TaggerOptions options, int cores)
            throws InterruptedException {
        try (ModelSource source = ModelSource.of(file, options.modelBytes())) {
            Tuning tuning = new Tuning(source.onnx(), card, options, cores, LONGEST, () -> false);
            tuning.run();
            return Measured.best(tuning.measured);
        }
    }

    /** Whether so many cores leave anything to choose from. */
    public static boolean isChoice(int cores) {
        return Calling.of(cores).size() > 1;
    }

    /** What a measurement holds for, besides the model and its card. */
    public static String machine(Device device, int cores) {
        return device.word() + ", " + Words.count(cores, "core") + " of " + System.getProperty("os.arch")
                + ", ONNX Runtime " + OnnxSession.runtimeVersion();
    }

    /** Whether nobody else was at work; where callers wait for a device that cannot be told. */
    private boolean isQuiet() {
        return options.device() != Device.CPU || share >= QUIET;
    }

    /** The best way, whoever else was at work. */
    Optional<Measured> run() throws InterruptedException {
        if (ways.size() == 1) {
            return Optional.empty();
        }
        ExecutorService threads = Executors.newCachedThreadPool(Tuning::caller);
        try {
            return compare(threads) && !isStopped()
                    ? Optional.of(Measured.choose(ways.get(0), measured))
                    : Optional.empty();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread caller(Runnable work) {
        Thread thread = new Thread(work, "tuning");
        thread.setDaemon(true);
        return thread;
    }

    /** The usual way comes first and last, so that work of others does not count against it alone; false without it. */
    private boolean compare(ExecutorService threads) throws InterruptedException {
        Calling usual = ways.get(0);
        boolean usable = take(threads, usual);
        // Where one picture takes as long as a batch, the batch is the way to look for first.
        ways.addAll(insistsOnBatch ? 1 : ways.size(), batches);
        for (Calling other : ways.subList(1, ways.size())) {
            if (usable && mayBegin(2) && isQuick(other)) {
                take(threads, other);
            }
        }
        if (usable && mayBegin(1)) {
            take(threads, usual);
        }
        return usable;
    }

    /** By the usual way, which is measured first. */
    private boolean isQuick(Calling way) {
        double perSecond = Measured.best(measured).get(0).perSecond();
        return way.batch() == 1 || insistsOnBatch || way.batch() * way.callers() <= LONGEST_BATCH_SECONDS * perSecond;
    }

    private boolean mayBegin(int more) {
        return !isStopped() && System.nanoTime() - begun + more * longestWay < budget.toNanos();
    }

    /** Once told so it stays stopped, whatever is wanted a moment later. */
    private boolean isStopped() {
        stopped = stopped || stop.getAsBoolean();
        return stopped;
    }

    /** Loads the model, measures one way of calling it, and gives it back; false when it is none. */
    private boolean take(ExecutorService threads, Calling way) throws InterruptedException {
        long start = System.nanoTime();
        try (MeasuredModel model = MeasuredModel.open(onnx, card, options.called(way))) {
            if (!isAsUsual(model.answers())) {
                return false;
            }
            if (way.equals(ways.get(0))) {
                batches = model.batches();
                insistsOnBatch = model.insistsOnBatch();
            }
            model.measure(threads, Duration.ZERO);
            for (int slice = 0; slice < SLICES && !isStopped(); slice++) {
                add(way, model.measure(threads, slice()));
            }
            return true;
        } catch (ModelException | ItemProblem | IllegalStateException unusable) {
            log.info("{} is no way to call this model here: {}", way.shown(), unusable.toString());
            log.debug("What was thrown", unusable);
            return false;
        } finally {
            longestWay = Math.max(longestWay, System.nanoTime() - start);
        }
    }

    private boolean isAsUsual(List<Outputs> others) {
        if (answers.isEmpty()) {
            answers = others;
        }
        float most = options.device() == Device.CPU ? 0 : ON_ANOTHER_DEVICE;
        boolean same = true;
        for (int i = 0; i < others.size(); i++) {
            same &= others.get(i).areWithin(most, answers.get(i % answers.size()));
        }
        return same;
    }

    private void add(Calling way, MeasuredModel.Slice slice) {
        measured.add(new Measured(way, slice.perSecond()));
        if (way.equals(ways.get(0))) {
            share = Math.max(share, slice.share());
        }
    }

    private Duration slice() {
        return least(LONGEST_SLICE, budget.dividedBy(2L * SLICES * (ways.size() + 1)));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
