package io.autotag.ops.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A {@link BareLoop} that waits for orders. It ends when this is closed or this process is gone. */
final class BareProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final double manyCallers;
    private final double oneCaller;

    private BareProcess(Process process) throws IOException {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = process.outputWriter(StandardCharsets.UTF_8);
        String[] ready = answer("ready");
        manyCallers = Double.parseDouble(ready[1]);
        oneCaller = Double.parseDouble(ready[2]);
    }

    static BareProcess start(WorkerJvm jvm, Workload workload, Path onnx, Path photos) {
        List<String> arguments = List.of(workload.name(), onnx.toString(), photos.toString());
        ProcessBuilder builder =
                jvm.running(BareLoop.class.getName(), arguments).redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            return new BareProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the bare loop", e);
        }
    }

    /** Pictures a second while warming up: one caller a core with a thread each. */
    double manyCallers() {
        return manyCallers;
    }

    /** Pictures a second while warming up: one caller, the runtime's own threads. */
    double oneCaller() {
        return oneCaller;
    }

    /** Pictures a second over so many pictures, by the faster of the two ways. */
    double picturesPerSecond(int count) {
        try {
            orders.write(count + "\n");
            orders.flush();
            return count / Double.parseDouble(answer("took")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException("the bare loop does not listen", e);
        }
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The words of the next line that starts with this one; log lines in between are passed over. */
    private String[] answer(String word) throws IOException {
        String line = "";
        while (!line.startsWith(word + " ")) {
            line = Objects.requireNonNull(answers.readLine(), "the bare loop ended");
        }
        return line.split(" ", -1);
    }
}
