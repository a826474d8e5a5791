package io.autotag.activity;

import io.autotag.store.Database;
import io.autotag.store.MachineLock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** By the database: containers of one machine see neither the files nor the processes of each other. */
final class MachineTurns implements MeasuringTurns {

    /** Made by the kernel when it starts, so the same in all containers; their names of hosts differ. */
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Then whoever waits has a look whether there is something else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Database database;
    private final String machine;
    private final MachineLock lock;

    /**
     * @param machine as all on it call it
     * @param patience how long it waits before it says no
     */
    MachineTurns(Database database, String machine, Duration patience) {
        this.database = database;
        this.machine = machine;
        this.lock = new MachineLock(patience);
    }

    /** Of the machine that this process is on. */
    static MachineTurns here(Database database) {
        return new MachineTurns(database, name(), PATIENCE);
    }

    private static String name() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException notLinux) {
            return hostName();
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }

    /** Takes a connection for as long as the turn lasts. */
    @Override
    public boolean take(Turn turn) throws InterruptedException {
        boolean taken = database.inTransaction(tx -> lock.take(tx, machine) && isRun(turn));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return taken;
    }

    /** Transactions know nothing of interruptions: it is told behind this one. */
    private static boolean isRun(Turn turn) {
        try {
            turn.run();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Override
    public boolean areOver() {
        return database.read(tx -> lock.waitFor(tx, machine));
    }
}
