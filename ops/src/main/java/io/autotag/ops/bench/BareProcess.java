package io.autotag.ops.bench;

import io.autotag.ops.process.StartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
        double[] ready = answer("ready", 2);
        manyCallers = ready[0];
        oneCaller = ready[1];
    }

    static BareProcess start(WorkerJvm jvm, Workload workload, Path onnx, Path photos) {
        List<String> arguments = List.of(workload.name(), onnx.toString(), photos.toString());
        ProcessBuilder builder =
                jvm.running(BareLoop.class.getName(), arguments).redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            return over(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the bare loop", e);
        }
    }

    /** Nobody else could end a process that is not as it should be. */
    private static BareProcess over(Process process) throws IOException {
        try {
            return new BareProcess(process);
        } catch (IOException | StartException useless) {
            process.destroyForcibly();
            throw useless;
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
            return count / answer("took", 1)[0];
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

    /** The numbers of the next line that starts with this word; log lines in between are passed over. */
    private double[] answer(String word, int count) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith(word + " ")) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new StartException("The bare loop ended before it answered: see above what it said.");
        }
        return numbers(line, count);
    }

    private static double[] numbers(String line, int count) {
        String[] words = line.split(" ", -1);
        if (words.length != count + 1) {
            throw new StartException("The bare loop answered \"" + line + "\", not with numbers: " + count + ".");
        }
        try {
            return Stream.of(words).skip(1).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            throw new StartException("The bare loop answered \"" + line + "\", which is no number.", e);
        }
    }
}
