package io.autotag.ops;

import io.autotag.ops.process.Namespace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk in memory that only a site sees, in that folder; it can be filled up. Linux, where processes may mount their own. */
record SmallDisk(Path folder) {

    /** Root has mounts of its own; anybody else must first become the root of a namespace. */
    private static final Namespace MOUNTS =
            new Namespace("root".equals(System.getProperty("user.name")) ? "-m" : "-rm");

    /** More than the least room that a health check wants. */
    private static final String MOUNT = "mount -t tmpfs -o size=160m none \"$0\"";

    private static final String FILLER = "filler";

    /** Whether this system lets it be. */
    boolean isPossible() {
        return MOUNTS.runs("sh", "-c", MOUNT, folder.toString());
    }

    /** The command that has the one behind it see the disk. */
    List<String> launcher() {
        return MOUNTS.around(List.of("sh", "-c", MOUNT + " && exec \"$@\"", folder.toString()));
    }

    /** The folder as a process of the site sees it. */
    Path seenBy(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()), "root")
                .resolve(Path.of("/").relativize(folder));
    }

    /** Leaves no room at all. */
    void fill(ProcessHandle process) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(seenBy(process).resolve(FILLER))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (seenBy(process).toFile().getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    void makeRoom(ProcessHandle process) throws IOException {
        Files.delete(seenBy(process).resolve(FILLER));
    }
}
