package io.autotag.ops.bench;

import java.util.List;

/** Makes a process with the worker's JVM flags and environment out of a main class and its arguments. */
@FunctionalInterface
public interface WorkerJvm {

    ProcessBuilder running(String mainClass, List<String> arguments);
}
