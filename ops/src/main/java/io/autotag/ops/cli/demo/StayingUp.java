package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.Console;
import java.util.concurrent.CountDownLatch;

/** A demonstration that is over and leaves its Autotag up until somebody asks the process to end, by Ctrl-C or SIGTERM. */
final class StayingUp {

    private StayingUp() {}

    /** Does not return: the host is closed by the one who ends the process, and the process ends when it is. */
    static void with(Host host, Console console) {
        // Only a hook is waited for: whoever else wants the process to end meanwhile waits for the hooks.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(host, console), "close the host"));
        console.blank();
        console.line("Autotag stays up. Ctrl-C stops it; its data stays.");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Host host, Console console) {
        console.line("Stopping.");
        host.close();
        console.line(console.tick() + " Autotag is stopped; its data stays.");
    }
}
