package io.autotag.ops.bench;

import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.RunView;
import java.time.Duration;
import java.util.function.Predicate;

/** A run that keeps the workers busy while something else is measured; it can be put aside meanwhile. */
final class LargeRun {

    private static final Duration POLL = Duration.ofMillis(200);

    /** The first chunk may measure how the model is best called. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ApiClient api;
    private final String path;

    /** @param uid of a run that has been started */
    LargeRun(ApiClient api, String uid) {
        this.api = api;
        this.path = "/runs/" + uid + "/";
    }

    /** Waits until it has tagged more than by now; fails where it is over, as it keeps nobody busy then. */
    void awaitMore() throws InterruptedException {
        long before = seen().count("processed_items");
        await(run -> run.count("processed_items") > before, "going on");
    }

    void pause() throws InterruptedException {
        api.post(path + "pause/");
        await(run -> run.status().equals("paused"), "at rest");
    }

    /** Waits until it is at work again. */
    void resume() throws InterruptedException {
        api.post(path + "resume/");
        awaitMore();
    }

    void cancel() {
        api.post(path + "cancel/");
    }

    long processed() {
        return seen().count("processed_items");
    }

    private RunView seen() {
        return new RunView(api.get(path));
    }

    private void await(Predicate<RunView> wanted, String words) throws InterruptedException {
        long due = System.nanoTime() + PATIENCE.toNanos();
        for (RunView run = seen(); !wanted.test(run); run = seen()) {
            if (run.isFinal() || System.nanoTime() > due) {
                throw CliException.refused("The large run is not " + words + ": " + run.sentence());
            }
            Thread.sleep(POLL.toMillis());
        }
    }
}
