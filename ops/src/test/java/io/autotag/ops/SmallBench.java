package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a benchmark in a process of its own, with little data. */
final class SmallBench {

    private SmallBench() {}

    /** What it prints; it must end well. */
    static String run(Path home, String... words) throws IOException, InterruptedException {
        return run(home, Map.of(), words);
    }

    /** @param more variables of the benchmark */
    static String run(Path home, Map<String, String> more, String... words) throws IOException, InterruptedException {
        String[] all = Stream.concat(Stream.of("bench"), Arrays.stream(words)).toArray(String[]::new);
        ProcessBuilder builder =
                new ProcessBuilder(Jvm.SUPERVISOR.command(Main.class.getName(), all)).redirectErrorStream(true);
        Map<String, String> env = builder.environment();
        env.keySet().removeIf(name -> name.startsWith("AUTOTAG_"));
        env.putAll(Jvm.SUPERVISOR.environment());
        env.put("AUTOTAG_HOME", home.toString());
        env.putAll(more);
        Process bench = builder.start();
        String output = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bench.waitFor()).as(output).isZero();
        return output;
    }
}
