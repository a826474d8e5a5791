package io.autotag.workflow;

import io.autotag.workflow.ChunkOutcome.Stop;
import io.autotag.workflow.Directive.Desired;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Chunk activities that do as the test says; by default each does its whole range at once. */
final class ScriptedChunks implements ChunkActivities {

    private final Script script;
    private final List<Chunk> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    ScriptedChunks(Script script) {
        this.script = script;
    }

    static ScriptedChunks obedient(MemoryRun run) {
        return new ScriptedChunks((chunk, call) -> all(run, chunk));
    }

    /** While the first is under way something else is wanted of the run; each heeds that behind its first item. */
    static ScriptedChunks stopping(MemoryRun run, Desired wanted) {
        return new ScriptedChunks((chunk, call) -> {
            run.desire(wanted);
            return upTo(run, chunk, chunk.range().from() + 1, Stop.STOPPED);
        });
    }

    /** Each chunk takes a minute, as its first attempt fails and the second comes so much later, and does 5 items. */
    static ScriptedChunks slow(MemoryRun run) {
        return new ScriptedChunks((chunk, call) -> {
            if (Activity.getExecutionContext().getInfo().getAttempt() == 1) {
                throw ApplicationFailure.newBuilder()
                        .setMessage("The database does not answer.")
                        .setType(FailureType.INFRASTRUCTURE.name())
                        .setNextRetryDelay(Duration.ofSeconds(60))
                        .build();
            }
            return upTo(
                    run, chunk, Math.min(chunk.range().from() + 5, chunk.range().to()), Stop.DEADLINE);
        });
    }

    static ChunkOutcome all(MemoryRun run, Chunk chunk) {
        return upTo(run, chunk, chunk.range().to(), Stop.DONE);
    }

    static ChunkOutcome upTo(MemoryRun run, Chunk chunk, long next, Stop stop) {
        run.work(chunk.range().from(), next);
        return new ChunkOutcome(next, stop);
    }

    @Override
    public ChunkOutcome process(Chunk chunk) {
        seen.add(chunk);
        return script.play(chunk, calls.incrementAndGet());
    }

    List<Chunk> seen() {
        return seen;
    }

    /** @see ScriptedChunks */
    interface Script {
        /** @param call counts all calls from 1 */
        ChunkOutcome play(Chunk chunk, int call);
    }
}
