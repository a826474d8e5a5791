package io.autotag.model;

import io.autotag.image.TensorSpec;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A model that is loaded to be called in one way, with made-up pictures ready in the buffers of all its callers. */
final class MeasuredModel implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LoadedModel model;
    private final Watchdog watchdog;
    private final List<Caller> callers = new ArrayList<>();
    private List<Outputs> answers = List.of();
    private List<Calling> batches = List.of();
    private boolean insistsOnBatch;

    /** What one caller runs, over and over. */
    private record Caller(int pictures, Inference inference, Runnable end) {}

    @FunctionalInterface
    private interface Inference {
        void run() throws ItemProblem;
    }

    /**
     * What all callers together did.
     *
     * @param perSecond pictures inferred
     * @param share of a core that a caller had, 0 to 1: little where others are at work on the machine
     */
    record Slice(double perSecond, double share) {}

    /** What one caller did. */
    private record Turn(int pictures, long nanos, long coreNanos) {}

    private MeasuredModel(LoadedModel model, TaggerOptions options) {
        this.model = model;
        watchdog = Watchdog.start(options.timeLimit());
    }

    /**
     * Loads and tries it.
     *
     * @throws ModelException when it cannot be called like this, or is too slow
     * @throws ItemProblem the same, where it would be called with batches
     */
    static MeasuredModel open(Path onnx, ModelCard card, TaggerOptions options) throws ItemProblem {
        MeasuredModel measured = new MeasuredModel(LoadedModel.open(onnx, options), options);
        boolean prepared = false;
        try {
            measured.prepare(card, options);
            prepared = true;
            return measured;
        } finally {
            if (!prepared) {
                measured.close();
            }
        }
    }

    private void prepare(ModelCard card, TaggerOptions options) throws ItemProblem {
        ImageInput input = Tagger.input(model.signature(), card);
        TensorSpec spec = card.input().spec(input.type());
        if (options.batch() == 1) {
            answers = model.tryOut(input, spec, options.timeLimit()).stream()
                    .map(answer -> answer.toFirstOf(input.batch()))
                    .toList();
        }
        for (int caller = 0; caller < options.callers(); caller++) {
            if (options.batch() == 1) {
                addCaller(input, spec);
            } else {
                addCaller(input, spec, options);
            }
        }
        insistsOnBatch = input.insistsOnBatch();
        batches = candidates(input, options.callers(), options.device(), spec);
    }

    private static List<Calling> candidates(ImageInput input, int callers, Device device, TensorSpec spec) {
        List<Calling> all = input.insistsOnBatch()
                ? Calling.inBatchesOf(input.batch(), callers, spec)
                : Calling.inBatches(callers, device, spec);
        return all.stream().filter(way -> input.takes(way.batch())).toList();
    }

    private void addCaller(ImageInput input, TensorSpec spec) {
        OnnxRun run = model.session().newRun(input, model.signature().outputNames());
        callers.add(new Caller(1, run::run, run::close));
        watchdog.watch(run.limit());
        Trials.fill(run.picture(), spec, false);
    }

    private void addCaller(ImageInput input, TensorSpec spec, TaggerOptions options) throws ItemProblem {
        List<String> outputs = model.signature().outputNames();
        BatchRun run = new BatchRun(model.session(), input, spec, options.batch(), outputs);
        callers.add(new Caller(options.batch(), run::run, run::close));
        watchdog.watch(run.limit());
        if (answers.isEmpty()) {
            answers = Trials.run(run, spec, options.timeLimit());
        }
        for (int place = 0; place < options.batch(); place++) {
            Trials.fill(run.picture(place), spec, false);
        }
    }

    /** To the made-up pictures, in turns. */
    List<Outputs> answers() {
        return answers;
    }

    /** The same callers with the batches that are worth a measurement. */
    List<Calling> batches() {
        return batches;
    }

    /** Whether an inference takes as long for one picture as for its batch. */
    boolean insistsOnBatch() {
        return insistsOnBatch;
    }

    /**
     * All callers at once, each until the time is over, but one inference at least.
     *
     * @throws ItemProblem when the model does not answer
     * @throws IllegalStateException when a caller breaks off for any other reason; an error is passed on as it is
     */
    Slice measure(ExecutorService threads, Duration time) throws InterruptedException, ItemProblem {
        List<Callable<Turn>> turns = new ArrayList<>();
        callers.forEach(caller -> turns.add(() -> turn(caller, time.toNanos())));
        double perSecond = 0;
        double share = 0;
        for (Future<Turn> future : threads.invokeAll(turns)) {
            Turn turn = join(future);
            perSecond += turn.pictures() * 1e9 / turn.nanos();
            share += (double) turn.coreNanos() / turn.nanos() / callers.size();
        }
        return new Slice(perSecond, share);
    }

    private static Turn turn(Caller caller, long most) throws ItemProblem {
        long core = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        int pictures = 0;
        do {
            caller.inference().run();
            pictures += caller.pictures();
        } while (System.nanoTime() - start < most);
        return new Turn(pictures, System.nanoTime() - start, THREADS.getCurrentThreadCpuTime() - core);
    }

    private static Turn join(Future<Turn> turn) throws InterruptedException, ItemProblem {
        try {
            return turn.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ItemProblem problem) {
                throw problem;
            }
            if (failure.getCause() instanceof Error broken) {
                // No way of calling the model is at fault, and another one may be broken by it.
                throw broken;
            }
            throw new IllegalStateException("A model cannot be measured", failure);
        }
    }

    @Override
    public void close() {
        watchdog.close();
        callers.forEach(caller -> caller.end().run());
        model.close();
    }
}
