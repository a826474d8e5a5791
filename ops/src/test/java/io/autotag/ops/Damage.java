package io.autotag.ops;

import io.autotag.blob.TestS3Server;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Kills and freezes the parts of a site, each with all the processes below it. What the supervisor keeps it starts again
 * by itself; the S3 server is started again here.
 */
record Damage(Site site, Optional<TestS3Server> files) {

    /** What there is to damage. */
    List<Victim> parts() {
        return Stream.of(Victim.values())
                .filter(victim -> victim != Victim.BLOBS || files.isPresent())
                .toList();
    }

    /** Returns when the fault is over: the part is dead, or goes on. */
    void inflict(Fault fault) throws IOException, InterruptedException {
        List<ProcessHandle> processes = processes(fault.victim());
        if (!fault.kills()) {
            freeze(processes, fault);
            return;
        }
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        if (fault.victim() == Victim.BLOBS) {
            files.orElseThrow().startAgain();
        }
    }

    /** The part's own process first. One that is being started again is waited for. */
    private List<ProcessHandle> processes(Victim victim) throws InterruptedException {
        ProcessHandle root = victim == Victim.BLOBS ? files.orElseThrow().process() : site.awaitProcess(victim.unit());
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    private static void freeze(List<ProcessHandle> processes, Fault fault) throws IOException, InterruptedException {
        try {
            for (ProcessHandle process : processes) {
                boolean stopped = signal("STOP", process);
                if (!stopped && process.equals(processes.get(0))) {
                    throw new IllegalStateException(fault.kind() + " did not come about");
                }
            }
            Thread.sleep(fault.still().toMillis());
        } finally {
            for (ProcessHandle process : processes) {
                signal("CONT", process);
            }
        }
    }

    /** Whether there was such a process. */
    private static boolean signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        return new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + process.pid())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
