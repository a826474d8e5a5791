package io.autotag.ops.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What of the machine's memory the server plans with. Its own defaults are made for the smallest machines: with 128 MB of
 * buffers, and a log that is cut every gigabyte, a bulk action over millions of predictions writes each page many times.
 *
 * @param machineBytes of the machine, or of the container around this process
 */
record ServerMemory(long machineBytes) {

    private static final long MEBIBYTE = 1 << 20;
    private static final long LEAST_BUFFERS = 128;
    private static final long MOST_BUFFERS = 4_096;
    private static final int BUFFERS_SHARE = 8;
    private static final int CACHE_SHARE = 2;

    /** A server that was killed reads at most so much again before it is ready: half a minute. */
    private static final String MOST_LOG = "4GB";

    static ServerMemory ofThisMachine() {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new ServerMemory(machine.getTotalMemorySize());
    }

    /** Buffers are an eighth of the memory, which is taken as it is needed; what the system caches is about half. */
    List<String> settings() {
        long machine = machineBytes / MEBIBYTE;
        long buffers = Math.max(LEAST_BUFFERS, Math.min(MOST_BUFFERS, machine / BUFFERS_SHARE));
        return List.of(
                "shared_buffers=" + buffers + "MB",
                "effective_cache_size=" + Math.max(buffers, machine / CACHE_SHARE) + "MB",
                "max_wal_size=" + MOST_LOG);
    }
}
