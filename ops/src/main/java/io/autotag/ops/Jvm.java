package io.autotag.ops;

import io.autotag.ops.process.StartException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Java processes and what each may use. The heap limits keep the API under 512 MB and the worker under 1.5 GB of
 * resident memory: the worker's pictures, tensors and models live outside the heap.
 */
record Jvm(List<String> flags, Map<String, String> variables) {

    /**
     * Big native buffers come and go with every picture. glibc would give their pages back and fault them in again each
     * time, which halves decoding; with these it keeps them. Values in bytes. A damaged picture becomes a listed failure,
     * so the native decoder need not print about it too.
     */
    private static final Map<String, String> NATIVE_LIBRARIES = Map.of(
            "MALLOC_ARENA_MAX", "4",
            "MALLOC_MMAP_THRESHOLD_", "33554432",
            "MALLOC_TRIM_THRESHOLD_", "268435456",
            "OPENCV_LOG_LEVEL", "OFF");

    static final Jvm SUPERVISOR = new Jvm(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1"), Map.of());
    static final Jvm TEMPORAL = new Jvm(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1"), Map.of());
    static final Jvm WORKER = new Jvm(List.of("-Xmx512m", "-XX:MaxDirectMemorySize=256m"), NATIVE_LIBRARIES);

    private static final String API_HEAP = "AUTOTAG_API_HEAP";

    /** Serial collection: the smallest footprint, and pauses of milliseconds at these heap sizes. */
    private static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dautotag.log=INFO", "-Djava.awt.headless=true");

    /** From JDK 24 on, native access and the Unsafe of libraries warn unless they are allowed. */
    private static final List<String> FROM_24 =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /**
     * The API. Its buffers are small and many threads share them, so a few arenas do; each of glibc's would keep its own rest.
     * The bitmaps may take a third of its heap: whoever has tens of millions of predictions in use gives it more.
     */
    static Jvm api(Map<String, String> env) {
        String heap = env.getOrDefault(API_HEAP, "").strip();
        if (!heap.matches("|[1-9]\\d{2,5}m|[1-9]\\d?g")) {
            throw new StartException(API_HEAP + " must look like 768m or 2g, not " + heap + ".");
        }
        return new Jvm(
                List.of("-Xmx" + (heap.isEmpty() ? "384m" : heap), "-XX:ReservedCodeCacheSize=64m"),
                Map.of("MALLOC_ARENA_MAX", "2"));
    }

    Jvm {
        flags = List.copyOf(flags);
        variables = Map.copyOf(variables);
    }

    /** The same, writing what it knows of an end by a signal to that file; without this it lands where the process was started. */
    Jvm reportingTo(Path crash) {
        return new Jvm(
                Stream.concat(flags.stream(), Stream.of("-XX:ErrorFile=" + crash))
                        .toList(),
                variables);
    }

    /** Runs the main class in this Java; its class path is in {@link #environment}. */
    List<String> command(String mainClass, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(
                        List.of(java),
                        flags,
                        COMMON,
                        Runtime.version().feature() >= 24 ? FROM_24 : List.<String>of(),
                        List.of(mainClass),
                        List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }

    /** What the command needs in its environment; the class path goes here because it is long. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("CLASSPATH", System.getProperty("java.class.path"));
        return environment;
    }
}
