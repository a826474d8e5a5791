package io.autotag.ops.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The used Java heap of another process, asked through the JDK's own tool. */
public final class Heap {

    private static final Pattern USED = Pattern.compile("generation .*?used (\\d+)K");

    private Heap() {}

    /** In mebibytes; empty where the process does not answer. */
    public static OptionalLong usedMebibytes(ProcessHandle process) {
        Optional<String> report = asked(process, "GC.heap_info");
        return report.isPresent() ? used(report.get()) : OptionalLong.empty();
    }

    /** What is left after a full collection, which this has the process make; in mebibytes, likewise. */
    public static OptionalLong liveMebibytes(ProcessHandle process) {
        return asked(process, "GC.run").isEmpty() ? OptionalLong.empty() : usedMebibytes(process);
    }

    /** Empty where it does not answer, or does not do what it is asked to. */
    private static Optional<String> asked(ProcessHandle process, String question) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), question)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return asked.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The sum over the generations of the serial collector. */
    static OptionalLong used(String report) {
        long kilobytes = USED.matcher(report)
                .results()
                .mapToLong(generation -> Long.parseLong(generation.group(1)))
                .sum();
        return kilobytes == 0 ? OptionalLong.empty() : OptionalLong.of(kilobytes / 1024);
    }
}
