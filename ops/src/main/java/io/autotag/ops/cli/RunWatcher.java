package io.autotag.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Follows a run by its event stream until its final state; a broken stream is taken up again. */
public final class RunWatcher {

    private static final int BREAKS = 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiClient api;

    public RunWatcher(ApiClient api) {
        this.api = api;
    }

    /** Draws the progress bar until the run has ended; answers the run in its final state. */
    public RunView watch(String uid, Console console) {
        try {
            return watch(uid, run -> console.progress(run.progress()));
        } finally {
            console.progressDone();
        }
    }

    /** Tells every state seen, the final one last. */
    public RunView watch(String uid, Consumer<RunView> seen) {
        for (int breaks = 0; ; breaks++) {
            RunView run = new RunView(api.get("/runs/" + uid + "/"));
            seen.accept(run);
            if (run.isFinal()) {
                return run;
            }
            if (breaks == BREAKS) {
                throw CliException.refused("The event stream of the run broke " + BREAKS + " times; the run goes on.");
            }
            if (follow(uid, seen)) {
                breaks = 0;
            } else {
                pause();
            }
        }
    }

    /** One connection; true when it told anything. */
    private boolean follow(String uid, Consumer<RunView> seen) {
        boolean told = false;
        try (Stream<String> lines = api.lines("/runs/" + uid + "/events/")) {
            EventStream events = new EventStream(lines.iterator());
            while (events.hasNext()) {
                seen.accept(new RunView(JSON.readTree(events.next().data())));
                told = true;
            }
        } catch (UncheckedIOException e) {
            return told;
        } catch (CliException e) {
            if (e.code() != CliException.Code.UNREACHABLE) {
                throw e;
            }
            return told;
        } catch (JsonProcessingException e) {
            throw new CliException(CliException.Code.REFUSED, "The event stream holds no JSON.", e);
        }
        return told;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted.");
        }
    }
}
