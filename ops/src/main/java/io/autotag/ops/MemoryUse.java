package io.autotag.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The resident memory of processes that belong together, in bytes; memory that they share counts once. Linux only. */
final class MemoryUse {

    private static final Pattern OWN = Pattern.compile("RssAnon:\\s+(\\d+) kB");
    private static final Pattern FILES = Pattern.compile("RssFile:\\s+(\\d+) kB");
    private static final Pattern SHARED = Pattern.compile("RssShmem:\\s+(\\d+) kB");

    private MemoryUse() {}

    /** Empty where the operating system does not tell. */
    static OptionalLong of(Stream<ProcessHandle> processes) {
        List<String> states = processes
                .map(MemoryUse::state)
                .filter(state -> !state.isEmpty())
                .toList();
        if (states.isEmpty()) {
            return OptionalLong.empty();
        }
        long own = states.stream().mapToLong(state -> kilobytes(OWN, state)).sum();
        long shared = states.stream()
                .mapToLong(state -> kilobytes(FILES, state) + kilobytes(SHARED, state))
                .max()
                .orElse(0);
        return OptionalLong.of((own + shared) * 1024);
    }

    static long kilobytes(Pattern field, String state) {
        Matcher found = field.matcher(state);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static String state(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        } catch (IOException e) {
            return "";
        }
    }
}
